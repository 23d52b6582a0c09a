const arrows: Record<string, [right: number, up: number]> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, 1],
	ArrowDown: [0, -1]
};

/** One step to the right and upwards as an arrow key means it; null for other keys. */
export const arrowOf = (key: string): readonly [right: number, up: number] | null => arrows[key] ?? null;
