/**
 * Normalizes a typed e-mail address to the form that is stored and compared. Returns null when no mail can be sent to it.
 * Only a delivered mail proves an address, so this check is lenient: addresses in any script pass.
 */
export function parseAddress(typed: unknown): string | null {
	if (typeof typed !== 'string') return null;
	const address = typed.trim().normalize('NFC').toLowerCase();
	const fits = address.length <= 254 && address.isWellFormed();
	return fits && /^[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+@[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+\.[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@.]+$/u.test(address)
		? address
		: null;
}
