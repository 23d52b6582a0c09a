import { lookAtPages } from './look.ts';

lookAtPages('curator', 'coordinator');
