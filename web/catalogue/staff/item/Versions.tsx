import { useFormat } from '../../../kit/now.ts'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords, type PlainKey } from '../../../kit/words.ts'
import { useMay } from '../../../accounts/queries.ts'
import { useVersions } from '../queries.ts'
import { words } from '../words.ts'
import { itemWords } from '../words/item.ts'
import { changedParts } from './values.ts'

/** Every version with the days it held and what it changed. */
export function Versions({ code, version }: { code: string; version: number }) {
  const t = useWords(itemWords)
  const all = useWords(words)
  const f = useFormat()
  const may = useMay()
  const versions = useVersions(code, may('catalogue.read'))
  return (
    <aside>
      <h2>
        {t('history')} <small>{t('historyNote')}</small>
      </h2>
      <Answering of={versions}>
        {({ items }) => (
          <ol className="versions">
            {items.map((v, i) => {
              const before = items[i + 1]
              const what = before
                ? changedParts(before, v).map((part) => t(part as PlainKey<typeof itemWords> & 'basics'))
                : []
              return (
                <li key={v.version} aria-current={v.version === version || undefined}>
                  <b>{all('versionN', { n: v.version })}</b> {f.fullDate(v.from)}
                  {v.to && ` – ${f.fullDate(v.to)}`}
                  <small>
                    {before
                      ? t('changedIn', { what: what.join(f.lang === 'zh' ? '、' : ', ') || '—' })
                      : t('firstVersion')}
                  </small>
                </li>
              )
            })}
          </ol>
        )}
      </Answering>
    </aside>
  )
}
