/** Preload module: kills the process with SIGKILL when the fault point named by `KILL_AT` is reached for the first time. */
import { subscribe } from 'node:diagnostics_channel';

subscribe('offene-waende:step', (step) => {
	if (step === process.env.KILL_AT) process.kill(process.pid, 'SIGKILL');
});
