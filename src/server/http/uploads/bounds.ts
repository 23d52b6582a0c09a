const megabyte = 1024 * 1024;

/** The bounds of large requests, those with files. `npm run test:faults` attacks each of them. */
export const bounds = {
	/** A request up to this size is a form without a file, and takes no part in all this. */
	formBytes: megabyte,
	/** What a form has besides its file. */
	restBytes: 6 * megabyte,
	/** At once for one session or link: the page sends one photograph after the other, but several pages may be open. */
	perPerson: 3,
	/** At once for one network: a workshop, or the helpers of a hanging day, share the address of a house. */
	perNetwork: 16,
	/** At once for everybody. */
	total: 48,
	/** On the disk at once, counted as it arrives: 16 of the largest photographs, or 200 of a telephone. */
	spooledBytes: 1024 * megabyte,
	/** The slowest line: 64 kbit/s, less than any telephone network since EDGE. Measured over a window, since lines pause. */
	bytesPerSecond: 8 * 1024,
	windowMs: 10_000,
	/** The longest that a request may take to arrive, at whatever rate: 60 MB at 400 kbit/s. */
	arriveMs: 20 * 60_000,
	/** A form without a file has to arrive in this time. */
	formMs: 60_000,
	/** The longest wait for memory, less than the 120 s after which deploy/nginx.conf gives up. */
	waitMs: 90_000,
	/** Up to this size a photograph is small, and waits for no large one. Telephones make 2 to 12 MB. */
	smallBytes: 16 * megabyte,
	/** Bytes of small requests in memory at once. A form takes about three times its size there (measured: 195 MB for 60 MB). */
	smallMemory: 48 * megabyte,
	/** Of a refused request so much is read and dropped: a browser shows an answer only after it has sent everything. */
	drainBytes: 200 * megabyte,
	/** How many sessions and links are remembered. */
	remembered: 20_000
} as const;
