import { roles } from '../../../domain/accounts/roles.ts'
import { useFormat } from '../../kit/now.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { useWords, wordIn, type Word } from '../../kit/words.ts'
import { useMyLooks, type MyLook } from '../queries.ts'
import { whatWords, words } from './words.ts'

/** Who looked, as what, and why; the newest first. */
export function Looks({ person }: { person: string }) {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const f = useFormat()
  const looks = useMyLooks(person)
  return (
    <Section title={t('looks')}>
      <p className="small">{t('looksNote')}</p>
      {!looks.items && (looks.error ? <ErrorState error={looks.error} /> : <Skeleton lines={3} />)}
      {looks.items?.length === 0 && <p className="small">{t('looksNone')}</p>}
      <ul className="looks">
        {looks.items?.map((l) => (
          <li key={l.id}>
            <time dateTime={l.at}>{f.moment(l.at)}</time>
            <Look look={l} />
          </li>
        ))}
      </ul>
      {looks.more && <Btn onClick={looks.loadMore}>{kit('more')}</Btn>}
    </Section>
  )
}

const acts = {
  'people.search': 'searched',
  'people.call': 'called',
  'people.export-rows': 'tookOut',
  'forms.handout': 'handedOn',
  'children.open': 'openedLedger',
  'volunteers.open': 'openedVolunteer',
} as const
const roleNames: Readonly<Record<string, Word | undefined>> = roles
const fieldNames: Readonly<Record<string, Word | undefined>> = whatWords

function Look({ look }: { look: MyLook }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const and = lang === 'zh' ? '、' : ', '
  const said = (word: Word | undefined, code: string) => (word ? wordIn(word, lang) : code)
  const by = look.by.map((p) => `${p.where} ${said(roleNames[p.role], p.role)}`).join(and)
  const did =
    look.act === 'people.reveal'
      ? t('revealed', { what: look.what.map((w) => said(fieldNames[w], w)).join(and) })
      : t(acts[look.act as keyof typeof acts] ?? 'opened')
  return (
    <p>
      {by || t('bySystem')} {did}
      {look.why && <small>{t('because', { why: look.why })}</small>}
    </p>
  )
}
