import pino from 'pino';

/** The server's log. It contains routes and errors, but never addresses, names, tokens or text that people typed. */
export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	redact: ['*.email', '*.token', '*.authorization', '*.cookie'],
	serializers: { error: pino.stdSerializers.errWithCause },
	base: undefined
});
