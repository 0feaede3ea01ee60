import { describe, expect, it } from 'vitest'
import type { Outline } from '../../../domain/places/schema.ts'
import { outlineText, readOutline, readPoint } from './outline.ts'
import { frameOf, middleOf, pathOf } from './sketch.ts'

const square: Outline = {
  type: 'Polygon',
  coordinates: [
    [
      [130, 45],
      [130.1, 45],
      [130.1, 45.1],
      [130, 45.1],
      [130, 45],
    ],
  ],
}

describe('[A2] the sketch of a place', () => {
  it('lies inside its frame, north above, narrower than high at this latitude', () => {
    const frame = frameOf(square.coordinates[0]!, 400, 300)!
    const [west, south] = frame.at([130, 45])
    const [east, north] = frame.at([130.1, 45.1])
    expect(frame.height).toBeLessThanOrEqual(300)
    expect(north).toBeLessThan(south)
    expect(west).toBeGreaterThanOrEqual(0)
    expect(east).toBeLessThanOrEqual(400)
    expect((east - west) / (south - north)).toBeCloseTo(Math.cos((45.05 * Math.PI) / 180), 2)
    expect(pathOf(square, frame)).toMatch(/^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){4}Z$/)
    expect(middleOf(square)[0]).toBeCloseTo(130.05)
  })

  it('of nothing is none; of one point is one', () => {
    expect(frameOf([], 400, 300)).toBeUndefined()
    expect(
      frameOf([[130, 45]], 400, 300)!
        .at([130, 45])
        .every(Number.isFinite),
    ).toBe(true)
  })
})

describe('[A1] outlines as they are typed', () => {
  it('come back as they were written; the ring closes itself', () => {
    expect(readOutline(outlineText(square))).toEqual(square)
    expect(readOutline('130 45\n130.1，45\n130.1;45.1\n130、45.1')).toEqual(square)
  })

  it('a line that is no point is named by its number', () => {
    expect(readOutline('130, 45\nhere\n130.1, 45.1')).toBe(2)
    expect(readOutline('130, 45\n130.1, 45')).toBe(2)
    expect(readOutline(' \n')).toBeNull()
    expect([readPoint(''), readPoint('130, 45'), readPoint('130')]).toEqual([null, [130, 45], undefined])
  })
})
