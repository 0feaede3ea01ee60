import { useState } from 'react'
import { Choices } from '../../kit/form/choices.tsx'
import { Form } from '../../kit/form/Form.tsx'
import { TextArea } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf } from '../../kit/problem.ts'
import { Answers } from '../../kit/ui/Answers.tsx'
import { Btn, Btns, Flat } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { PhotoPicker } from '../../kit/ui/Photos.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import { uploadFile } from '../queries.ts'
import { actWords, foundWords } from '../words.ts'
import { actByLink, type Does, type Matter } from './link.ts'
import { linkFaults, linkWords } from './link-words.ts'

type Kind = Does['kind']
type Acted = Awaited<ReturnType<typeof actByLink>>

export interface LinkMatterProps {
  token: string
  matter: Matter
  onActed: (next: Acted) => void
  onGone: (error: unknown) => void
}

/** The matter, what may be done in it, and what was done by this link. */
export function LinkMatter({ token, matter, onActed, onGone }: LinkMatterProps) {
  const t = useWords(linkWords)
  const f = useFormat()
  const [doing, setDoing] = useState<Kind>()
  const [sent, setSent] = useState(0)
  const kinds = (['note', 'verify', 'finish'] as const).filter((k) => matter.may.some((m) => m.kind === k))
  const { where, appointment } = matter
  const done = (next: Acted) => {
    setDoing(undefined)
    setSent(sent + 1)
    onActed(next)
  }
  const rows = [
    [t('number'), f.ref(matter.refNo)],
    [t('item'), matter.item],
    [t('what'), matter.what],
    [t('where'), [where.label, where.address, where.described].filter(Boolean).join(' ')],
    [t('who'), matter.who],
    [t('task'), matter.task],
    [t('due'), matter.dueAt && f.moment(matter.dueAt)],
    [t('appointment'), appointment && `${f.moment(appointment.from)} – ${f.time(appointment.to)}`],
  ] as const
  return (
    <Page key="matter" title={t('matter')} above={matter.role}>
      <Answers rows={rows.flatMap(([question, answer]) => (answer ? [{ question, answer }] : []))} />
      <p role="status">{sent > 0 ? t('sent') : ''}</p>
      {doing ? (
        <Doing key={`${doing} ${sent}`} token={token} matter={matter} kind={doing} onDone={done} onGone={onGone} />
      ) : kinds.length > 0 ? (
        <Btns>
          {kinds.map((kind, i) => (
            <Btn key={kind} primary={i === 0} onClick={() => setDoing(kind)}>
              {t(kind)}
            </Btn>
          ))}
        </Btns>
      ) : (
        <p>{t('nothing')}</p>
      )}
      <Mine matter={matter} />
      <p className="small">{t('until', { when: f.moment(matter.until) })}</p>
    </Page>
  )
}

function Mine({ matter }: { matter: Matter }) {
  const t = useWords(linkWords)
  const act = useWords(actWords)
  const f = useFormat()
  if (matter.mine.length === 0) return null
  return (
    <Flat>
      <h2>{t('mine')}</h2>
      <ul>
        {matter.mine.map((m) => (
          <li key={m.id}>
            {[f.moment(m.at), act(m.kind), m.said, m.files > 0 && t('files', { n: m.files })]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </Flat>
  )
}

interface DoingProps extends Omit<LinkMatterProps, 'onActed'> {
  kind: Kind
  onDone: (next: Acted) => void
}

const seenHere = ['as-said', 'different', 'nothing-there'] as const

function Doing({ token, matter, kind, onDone, onGone }: DoingProps) {
  const t = useWords(linkWords)
  const lang = useLanguage()
  const [photos, setPhotos] = useState<Blob[]>([])
  // The id belongs to this form: pressing twice, or again after a silence, is one act.
  const [id] = useState(mint)
  const form = useForm({
    start: { said: '', found: '' },
    words: linkFaults,
    check: (v) => [
      ...(kind !== 'verify' && !v.said.trim() ? [{ path: 'said', code: 'required' }] : []),
      ...(kind === 'verify' && !v.found ? [{ path: 'found', code: 'required' }] : []),
    ],
  })
  const send = async (v: { said: string; found: string }) => {
    const files = await Promise.all(photos.map(uploadFile))
    const does = doesOf(kind, matter, { id, said: v.said.trim(), found: v.found, files })
    try {
      onDone(await actByLink(token, does))
    } catch (error) {
      // Taken back or over meanwhile: the page says so.
      if (problemOf(error)?.code === 'not-found') onGone(error)
      throw error
    }
  }
  return (
    <Form form={form} onSubmit={send}>
      {kind === 'verify' && (
        <Choices
          form={form}
          name="found"
          legend={t('found')}
          options={seenHere.map((value) => ({ value, label: wordIn(foundWords[value], lang) }))}
        />
      )}
      {kind === 'note' && <Btn onClick={() => form.set({ said: t('going') })}>{t('going')}</Btn>}
      <TextArea form={form} name="said" label={t('said')} maxLength={1000} optional={kind === 'verify'} />
      <PhotoPicker value={photos} onChange={setPhotos} />
      <Btn primary type="submit" busy={form.sending}>
        {t('send')}
      </Btn>
    </Form>
  )
}

interface Written {
  id: string
  said: string
  found: string
  files: string[]
}

function doesOf(kind: Kind, { may }: Matter, { id, said, found, files }: Written): Does {
  const more = files.length > 0 ? { files } : {}
  if (kind === 'note') return { kind, body: { id, said, ...more } }
  if (kind === 'finish')
    return { kind, body: { id, order: may.find((m) => m.kind === 'finish')?.order ?? '', done: said, ...more } }
  return {
    kind,
    body: { id, found: seenHere.find((s) => s === found) ?? 'different', ...(said && { seen: said }), ...more },
  }
}
