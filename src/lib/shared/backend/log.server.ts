import pino from 'pino';

/** The server's log: routes and errors, never addresses, names, tokens or what was typed. */
export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	redact: ['*.email', '*.token', '*.authorization', '*.cookie'],
	serializers: { error: pino.stdSerializers.errWithCause },
	base: undefined
});
