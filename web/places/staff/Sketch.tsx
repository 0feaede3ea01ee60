import type { Outline } from '../../../domain/places/schema.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useOutlines, type View } from './queries.ts'
import { frameOf, middleOf, pathOf, type Frame } from './sketch.ts'
import { words } from './words.ts'

const width = 400
const tallest = 300
/** More names than this would lie on top of each other. */
const named = 16

interface Part {
  path: string
  name: string
  outline: Outline | null
  fictional: boolean
}

/** The place and what lies in it, drawn from their outlines; invented ones are called invented. */
export function Sketch({ place }: { place: View }) {
  const t = useWords(words)
  // A grid is read among its neighbours.
  const outlines = useOutlines(place.kind === 'grid' ? (place.parent ?? place.path) : place.path)
  return (
    <section className="sketch">
      <h3>
        {t('sketch')} {place.fictional && <span className="fake">{t('fake')}</span>}
      </h3>
      <Answering of={outlines} lines={4}>
        {({ items }) => <Drawing place={place} parts={items} />}
      </Answering>
    </section>
  )
}

function Drawing({ place, parts }: { place: View; parts: readonly Part[] }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const drawn = parts.filter((p) => p.outline !== null)
  const corners = [place.outline, ...drawn.map((p) => p.outline)].flatMap((o) => o?.coordinates[0] ?? [])
  const frame = frameOf(place.centre ? [...corners, place.centre] : corners, width, tallest)
  if (!frame) return <p className="none">{t('sketchNone')}</p>
  return (
    <>
      <svg viewBox={`0 0 ${width} ${frame.height}`} role="img" aria-label={t('sketchOf', { name: place.name })}>
        {place.outline && <path className="whole" d={pathOf(place.outline, frame)} />}
        {drawn.map((p) => (
          <path
            key={p.path}
            className={p.path === place.path ? 'part here' : 'part'}
            d={pathOf(p.outline!, frame)}
            onClick={() => navigate(`/places?at=${p.path}`)}
          >
            <title>{p.name}</title>
          </path>
        ))}
        {drawn.length <= named && drawn.map((p) => <Label key={p.path} part={p} frame={frame} />)}
        {place.centre && <Dot at={frame.at(place.centre)} />}
      </svg>
      <p className="hint">{place.fictional || drawn.some((p) => p.fictional) ? t('sketchFake') : t('sketchNote')}</p>
    </>
  )
}

const Dot = ({ at: [cx, cy] }: { at: [number, number] }) => <circle cx={cx} cy={cy} r={4} />

function Label({ part, frame }: { part: Part; frame: Frame }) {
  const [x, y] = frame.at(middleOf(part.outline!))
  return (
    <text x={x} y={y}>
      {part.name.length > 6 ? `${part.name.slice(0, 5)}…` : part.name}
    </text>
  )
}
