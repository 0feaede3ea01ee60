import { lineage } from '../../domain/kernel/place-path.ts'
import { Link } from '../kit/router.tsx'
import { Ratio } from '../kit/staff/Ratio.tsx'
import { Sideways } from '../kit/staff/Sideways.tsx'
import { Answering } from '../kit/ui/Answering.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords, wordIn, type Words } from '../kit/words.ts'
import { useLanguage } from '../kit/language.ts'
import { useAllPlaceNames } from '../places/queries.ts'
import { useCoverage } from './queries.ts'
import { mapFaultWords, words } from './words.ts'

/** More grids than this are told as a number: the page of a town or community names them. */
const listed = 40

/** Every household in exactly one base grid [S1-43]: how many are, which are not, and grids that nobody answers for. */
export function GridCoverage({ place }: { place: string }) {
  const t = useWords(words)
  const coverage = useCoverage(place)
  return (
    <section className="coverage">
      <h3>{t('coverage')}</h3>
      <Answering of={coverage} lines={4}>
        {(c) => (
          <>
            <p className="coverage-sum">
              <Ratio n={c.inOne} d={c.households} /> {t('coverageOf')}
            </p>
            {c.inNone.length > 0 && (
              <details open>
                <summary>
                  <Icon name="warn" /> {t('uncovered', { n: c.inNone.length })}
                </summary>
                <ul className="doors">
                  {c.inNone.map((d) => (
                    <li key={d.dwelling}>{d.text}</li>
                  ))}
                </ul>
              </details>
            )}
            <Faults above={place} faults={c.faults} />
            <Grids above={place} grids={c.grids} without={c.gridsWithoutWorker} />
          </>
        )}
      </Answering>
    </section>
  )
}

interface Fault {
  place: string
  code: string
  with?: string | undefined
}

function Faults({ above, faults }: { above: string; faults: readonly Fault[] }) {
  const lang = useLanguage()
  const nameOf = useNames(above)
  const known: Words = mapFaultWords
  if (faults.length === 0) return null
  return (
    <ul className="map-faults">
      {faults.slice(0, listed).map((f) => (
        <li key={`${f.place} ${f.code} ${f.with}`}>
          <Icon name="warn" /> {[nameOf(f.place), f.with && nameOf(f.with)].filter(Boolean).join(' / ')}
          {' · '}
          {known[f.code] ? wordIn(known[f.code]!, lang) : f.code}
        </li>
      ))}
    </ul>
  )
}

/** Names below the page's own place; above it they are known. */
function useNames(above: string): (path: string) => string {
  const names = useAllPlaceNames()
  return (path) =>
    lineage(path)
      .filter((p) => p === path || (p !== above && p.startsWith(above)))
      .slice(-2)
      .flatMap((p) => names.get(p) ?? [])
      .join(' · ')
}

function Grids({
  above,
  grids,
  without,
}: {
  above: string
  grids: readonly { place: string; households: number }[]
  without: readonly string[]
}) {
  const t = useWords(words)
  const nameOf = useNames(above)
  const nobody = new Set(without)
  if (grids.length === 0) return <p className="none">{t('gridsNone')}</p>
  if (grids.length > listed)
    return <p className="small">{t('gridsSum', { n: grids.length, without: without.length })}</p>
  return (
    <Sideways label={t('gridsTable')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('grid')}</th>
            <th scope="col" className="num">
              {t('households')}
            </th>
            <th scope="col">{t('worker')}</th>
          </tr>
        </thead>
        <tbody>
          {grids.map((g) => (
            <tr key={g.place}>
              <td>
                <Link to={`/places?at=${g.place}`}>{nameOf(g.place)}</Link>
              </td>
              <td className="num">{g.households}</td>
              <td>
                {nobody.has(g.place) ? (
                  <span className="none">
                    <Icon name="question" /> {t('workerNone')}
                  </span>
                ) : (
                  t('workerThere')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}
