import { type Ground, walkTo } from '../collision.ts';
import { findPath } from './findPath.ts';
import { shortestTurn } from './viewpoint.ts';
import type { Pose, Spot } from '../scene.ts';

/** A movement: ahead, to the right, and a turn to the right. While keys are held, each is a speed from -1 to 1. */
export type Movement = { ahead: number; aside: number; turn: number };

const metresPerSecond = 1.5;
const radiansPerSecond = 1.4;

/** An animated walk: `seconds` in total, of which `passed` are over; `length` of the path in metres. */
type Trip = { from: Pose; to: Pose; path: Spot[]; length: number; seconds: number; passed: number };

/** The visitor's position in a room, and its changes over time. Walls and furniture are never crossed. */
export class Walker {
	pose: Pose;
	#ground: Ground;
	#trip: Trip | null = null;
	#movement: Movement = { ahead: 0, aside: 0, turn: 0 };

	constructor(ground: Ground, pose: Pose) {
		this.#ground = ground;
		this.pose = pose;
	}

	/** The pose at the end of the current trip; the current pose if there is none. */
	get goal(): Pose {
		return this.#trip?.to ?? this.pose;
	}

	get isMoving(): boolean {
		return this.#trip !== null || Object.values(this.#movement).some((part) => part !== 0);
	}

	/** Starts a trip to a pose, around obstacles. With `jump`, or if there is no path, moves there at once. */
	go(to: Pose, jump: boolean): void {
		this.#movement = { ahead: 0, aside: 0, turn: 0 };
		const path = jump ? null : findPath(this.#ground, this.pose, to);
		if (!path) {
			this.#trip = null;
			this.pose = to;
			return;
		}
		let length = 0;
		[this.pose as Spot, ...path].reduce((a, b) => ((length += Math.hypot(a.x - b.x, a.y - b.y)), b));
		const turn = Math.abs(shortestTurn(this.pose.yaw, to.yaw));
		const seconds = Math.min(2.4, Math.max(0.25, length / 3.2, turn / 3.5));
		this.#trip = {
			from: this.pose,
			to: { ...to, yaw: this.pose.yaw + shortestTurn(this.pose.yaw, to.yaw) },
			path,
			length,
			seconds,
			passed: 0
		};
	}

	/** One step, in metres ahead and to the right, and a turn to the right in radians. */
	nudge({ ahead, aside, turn }: Movement, jump: boolean): void {
		const at = this.goal;
		this.go({ ...at, ...walkTo(this.#ground, at, this.#beside(at, ahead, aside)), yaw: at.yaw + turn }, jump);
	}

	/** Moves at these speeds from now on, until the next call. Ends the current trip. */
	hold(movement: Movement): void {
		this.#trip = null;
		this.#movement = movement;
	}

	/** Turns the view, in radians; limited to 1.1 up and down. Ends the current trip. */
	look(right: number, up: number): void {
		this.#trip = null;
		const pitch = Math.min(1.1, Math.max(-1.1, this.pose.pitch + up));
		this.pose = { ...this.pose, yaw: this.pose.yaw + right, pitch };
	}

	/** Advances by this many seconds. Returns whether the visitor is still moving. */
	step(seconds: number): boolean {
		if (this.#trip) this.#continueTrip(this.#trip, seconds);
		else if (this.isMoving) this.#moveHeld(seconds);
		return this.isMoving;
	}

	#moveHeld(seconds: number): void {
		const { ahead, aside, turn } = this.#movement;
		const { pose } = this;
		const far = (seconds * metresPerSecond) / Math.max(1, Math.hypot(ahead, aside));
		const spot = walkTo(this.#ground, pose, this.#beside(pose, ahead * far, aside * far));
		// Walking brings the view back to the horizon.
		const left = ahead !== 0 || aside !== 0 ? Math.exp(-2.5 * seconds) : 1;
		this.pose = { ...spot, yaw: pose.yaw + turn * radiansPerSecond * seconds, pitch: pose.pitch * left, rise: pose.rise * left };
	}

	#continueTrip(trip: Trip, seconds: number): void {
		trip.passed += seconds;
		const share = Math.min(1, trip.passed / trip.seconds);
		if (share >= 1) {
			this.pose = trip.to;
			this.#trip = null;
			return;
		}
		const eased = share * share * (3 - 2 * share);
		const { from, to } = trip;
		const between = (a: number, b: number) => a + (b - a) * eased;
		this.pose = {
			...along(trip, eased),
			yaw: between(from.yaw, to.yaw),
			pitch: between(from.pitch, to.pitch),
			rise: between(from.rise, to.rise)
		};
	}

	#beside({ x, y, yaw }: Pose, ahead: number, aside: number): Spot {
		return { x: x + Math.sin(yaw) * ahead + Math.cos(yaw) * aside, y: y + Math.cos(yaw) * ahead - Math.sin(yaw) * aside };
	}
}

/** The point after a share of the path's length, from 0 to 1. */
function along({ from, path, length }: Trip, share: number): Spot {
	let left = length * share;
	let at: Spot = from;
	for (const next of path) {
		const far = Math.hypot(next.x - at.x, next.y - at.y);
		if (left <= far) return far === 0 ? next : { x: at.x + ((next.x - at.x) * left) / far, y: at.y + ((next.y - at.y) * left) / far };
		left -= far;
		at = next;
	}
	return at;
}
