/** `node scripts/messages.ts` compiles the message files to functions, for `prepare.js`. */
import { compile, type CompilerOptions } from '@inlang/paraglide-js';

export const messageOptions: CompilerOptions = {
	project: './src/lib/shared/project.inlang',
	outdir: './src/lib/shared/paraglide',
	// The language is in the address and nowhere else: public pages read no cookie.
	strategy: ['url', 'baseLocale'],
	emitTsDeclarations: true
};

if (import.meta.main) await compile(messageOptions);
