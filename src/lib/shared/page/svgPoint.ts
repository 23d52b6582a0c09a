/** Where a pointer is in a drawing, in the drawing's own units. Fractions. */
export function svgPoint(svg: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }): { x: number; y: number } {
	const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM()!.inverse());
	return { x, y };
}
