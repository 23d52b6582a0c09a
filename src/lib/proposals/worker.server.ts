import { parentPort, workerData } from 'node:worker_threads';
import { proposeAll } from './all.ts';

/** The thread of `proposeApart`: makes proposals once. */
parentPort!.postMessage(proposeAll(...(workerData as Parameters<typeof proposeAll>)));
