import { lookAtPages } from './look.ts';

lookAtPages('artist');
