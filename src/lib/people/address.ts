/**
 * The e-mail address that somebody typed, in the form it is kept and compared in; null when no mail could
 * go there. Only the mail that arrives proves an address, so this refuses little: addresses in any script pass.
 */
export function parseAddress(typed: unknown): string | null {
	if (typeof typed !== 'string') return null;
	const address = typed.trim().normalize('NFC').toLowerCase();
	const fits = address.length <= 254 && address.isWellFormed();
	return fits && /^[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+@[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+\.[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@.]+$/u.test(address)
		? address
		: null;
}
