import { lookAtPages } from './support/look.ts';

lookAtPages('artist');
