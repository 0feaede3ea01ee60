import { useElder } from '../kit/elder.ts'
import { Link } from '../kit/router.tsx'
import { Entry } from '../kit/ui/blocks.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { Page } from '../kit/ui/Page.tsx'
import { ElderSwitch, LanguageSwitch, ReadAloud } from '../kit/ui/Switches.tsx'
import { useWords } from '../kit/words.ts'
import { useHere } from '../places/queries.ts'
import { homeParts } from './parts.ts'
import { routes } from './routes.tsx'
import { suggest, tiles, type Tile } from './tiles.ts'
import { words } from './words.ts'

const exists = (to: string) => routes.some((r) => r.path === to.split('?')[0])

/** The first page: at most six tiles, what is new today, and the way to complain. */
export function Home() {
  const t = useWords(words)
  const here = useHere()
  return (
    <>
      <HomeBar />
      <Page title={t('ask')} name={t('name')} above={here?.name}>
        <nav aria-label={t('common')}>
          <ul className="tiles">
            {tiles
              .filter((tile) => exists(tile.to))
              .map((tile) => (
                <li key={tile.to}>
                  <TileLink {...tile} />
                </li>
              ))}
          </ul>
        </nav>
        {Object.entries(homeParts).map(([room, Part]) => (
          <Part key={room} />
        ))}
        {exists(suggest) && <Entry to={suggest} icon="pen" title={t('suggest')} hint={t('suggestHint')} />}
      </Page>
    </>
  )
}

function HomeBar() {
  const t = useWords(words)
  const elder = useElder()
  return (
    <header className="bar">
      {elder ? <ReadAloud /> : <span className="name">{t('name')}</span>}
      <span className="grow" />
      <LanguageSwitch />
      <ElderSwitch />
    </header>
  )
}

function TileLink({ to, icon, title, hint, look = '' as never }: Tile) {
  const t = useWords(words)
  return (
    <Link to={to} className={`press tile ${look}`}>
      <Icon name={icon} />
      <b>{t(title)}</b>
      <span>{t(hint)}</span>
    </Link>
  )
}
