import { lookAtPages } from './support/look.ts';

lookAtPages('curator', 'coordinator');
