import { type Ground, walk } from '../collision.ts';
import { wayTo } from './findPath.ts';
import { turnBetween } from './viewpoint.ts';
import type { Pose, Spot } from '../scene.ts';

/** What somebody wants while a key is held, from -1 to 1 each. */
export type Wish = { ahead: number; aside: number; turn: number };

const metresPerSecond = 1.5;
const radiansPerSecond = 1.4;

type Flight = { from: Pose; to: Pose; way: Spot[]; length: number; seconds: number; passed: number };

/** Somebody in a room: where they are, and how they get elsewhere without passing through anything. */
export class Walker {
	pose: Pose;
	#ground: Ground;
	#flight: Flight | null = null;
	#wish: Wish = { ahead: 0, aside: 0, turn: 0 };

	constructor(ground: Ground, pose: Pose) {
		this.#ground = ground;
		this.pose = pose;
	}

	/** Where they are going to be. */
	get goal(): Pose {
		return this.#flight?.to ?? this.pose;
	}

	get isMoving(): boolean {
		return this.#flight !== null || Object.values(this.#wish).some((part) => part !== 0);
	}

	/** Goes to a place on foot, around what is in the way; at once, if they `jump` or there is no way. */
	go(to: Pose, jump: boolean): void {
		this.#wish = { ahead: 0, aside: 0, turn: 0 };
		const way = jump ? null : wayTo(this.#ground, this.pose, to);
		if (!way) {
			this.#flight = null;
			this.pose = to;
			return;
		}
		let length = 0;
		[this.pose as Spot, ...way].reduce((a, b) => ((length += Math.hypot(a.x - b.x, a.y - b.y)), b));
		const turn = Math.abs(turnBetween(this.pose.yaw, to.yaw));
		const seconds = Math.min(2.4, Math.max(0.25, length / 3.2, turn / 3.5));
		this.#flight = {
			from: this.pose,
			to: { ...to, yaw: this.pose.yaw + turnBetween(this.pose.yaw, to.yaw) },
			way,
			length,
			seconds,
			passed: 0
		};
	}

	/** One step: metres ahead and to the right, a turn to the right in radians. */
	nudge({ ahead, aside, turn }: Wish, jump: boolean): void {
		const at = this.goal;
		this.go({ ...at, ...walk(this.#ground, at, this.#beside(at, ahead, aside)), yaw: at.yaw + turn }, jump);
	}

	/** What is wanted from now on; it ends what one was about to do. */
	hold(wish: Wish): void {
		this.#flight = null;
		this.#wish = wish;
	}

	/** Looks somewhere else. Radians. */
	look(right: number, up: number): void {
		this.#flight = null;
		const pitch = Math.min(1.1, Math.max(-1.1, this.pose.pitch + up));
		this.pose = { ...this.pose, yaw: this.pose.yaw + right, pitch };
	}

	/** Goes on by so many seconds; false once nothing moves any more. */
	step(seconds: number): boolean {
		if (this.#flight) this.#fly(this.#flight, seconds);
		else if (this.isMoving) this.#walk(seconds);
		return this.isMoving;
	}

	#walk(seconds: number): void {
		const { ahead, aside, turn } = this.#wish;
		const { pose } = this;
		const far = (seconds * metresPerSecond) / Math.max(1, Math.hypot(ahead, aside));
		const spot = walk(this.#ground, pose, this.#beside(pose, ahead * far, aside * far));
		// Whoever walks looks straight ahead again.
		const left = ahead !== 0 || aside !== 0 ? Math.exp(-2.5 * seconds) : 1;
		this.pose = { ...spot, yaw: pose.yaw + turn * radiansPerSecond * seconds, pitch: pose.pitch * left, rise: pose.rise * left };
	}

	#fly(flight: Flight, seconds: number): void {
		flight.passed += seconds;
		const share = Math.min(1, flight.passed / flight.seconds);
		if (share >= 1) {
			this.pose = flight.to;
			this.#flight = null;
			return;
		}
		const eased = share * share * (3 - 2 * share);
		const { from, to } = flight;
		const between = (a: number, b: number) => a + (b - a) * eased;
		this.pose = {
			...along(flight, eased),
			yaw: between(from.yaw, to.yaw),
			pitch: between(from.pitch, to.pitch),
			rise: between(from.rise, to.rise)
		};
	}

	#beside({ x, y, yaw }: Pose, ahead: number, aside: number): Spot {
		return { x: x + Math.sin(yaw) * ahead + Math.cos(yaw) * aside, y: y + Math.cos(yaw) * ahead - Math.sin(yaw) * aside };
	}
}

/** The point of a way after a share of it. */
function along({ from, way, length }: Flight, share: number): Spot {
	let left = length * share;
	let at: Spot = from;
	for (const next of way) {
		const far = Math.hypot(next.x - at.x, next.y - at.y);
		if (left <= far) return far === 0 ? next : { x: at.x + ((next.x - at.x) * left) / far, y: at.y + ((next.y - at.y) * left) / far };
		left -= far;
		at = next;
	}
	return at;
}
