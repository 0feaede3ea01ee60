import { useState } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { useLanguage } from '../../kit/language.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Facts } from '../../kit/staff/Facts.tsx'
import { TextBox, Tick } from '../../kit/staff/Fields.tsx'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useHarmSigns, useNoteHarm, type OpenedHarm } from '../queries.ts'
import { harmWords, partWords } from '../words.ts'
import { staffWords } from './words.ts'

interface Props {
  id: string
  report: OpenedHarm
  /** Asked anew, with its reason. */
  onChanged: (why: string) => void
}

/** One report as its office reads it, and what was done about it. */
export function OpenedReport({ id, report, onChanged }: Props) {
  const t = useWords(staffWords)
  const harm = useWords(harmWords)
  const part = useWords(partWords)
  const kit = useWords(kitWords)
  const lang = useLanguage()
  const f = useFormat()
  const signs = useHarmSigns().data?.signs ?? []
  const name = (code: string) => wordIn(signs.find((s) => s.code === code)?.name ?? { zh: code, en: code }, lang)
  const { child, reporter } = report
  const who = [report.by && part(report.by), reporter?.name, reporter?.phone].filter(Boolean).join(' · ')
  return (
    <>
      <Facts
        wide
        rows={[
          [t('received'), f.moment(report.receivedAt)],
          [harm('what'), report.what || t('unknown')],
          [harm('signs'), report.signs.map(name).join(lang === 'zh' ? '；' : '; ')],
          [harm('where'), child.where],
          [t('child'), [child.name, child.age].filter(Boolean).join(' · ') || t('unknown')],
          [t('reporter'), who || t(report.secret ? 'reporterSecret' : 'reporterNone')],
        ]}
      />
      {report.pictures.length > 0 && (
        <ul className="harm-pictures" aria-label={harm('photos')}>
          {report.pictures.map((p, i) => (
            <li key={p.id}>
              <img src={`data:image/jpeg;base64,${p.jpeg}`} alt={kit('photoNo', { n: i + 1 })} />
            </li>
          ))}
        </ul>
      )}
      <h3>{harm('reached')}</h3>
      <ul className="quiet-list">
        {report.reached.map((r) => (
          <li key={r.office}>
            <b>{r.office}</b>
            <span>
              {r.confirmedAt
                ? harm('confirmed', { when: f.moment(r.confirmedAt) })
                : harm('told', { when: f.moment(r.toldAt) })}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('notes')}</h3>
      {report.notes.length === 0 && <p className="none">{t('notesNone')}</p>}
      <ul className="quiet-list">
        {report.notes.map((n) => (
          <li key={`${n.at}${n.who}`}>
            <b>{n.office}</b>
            <span>{n.who}</span>
            <time dateTime={n.at}>{f.moment(n.at)}</time>
            <span>{n.said}</span>
          </li>
        ))}
      </ul>
      <Note id={id} onChanged={onChanged} />
    </>
  )
}

function Note({ id, onChanged }: Pick<Props, 'id' | 'onChanged'>) {
  const t = useWords(staffWords)
  const say = useDone()
  const note = useNoteHarm()
  const [act, setAct] = useState(mint)
  const form = useForm({
    start: { said: '', done: false },
    check: (v) => (v.said.trim() ? [] : [{ path: 'said', code: 'required' }]),
  })
  return (
    <StaffForm
      form={form}
      okText={t('add')}
      filled={false}
      onSend={({ said, done }) => note.mutateAsync({ params: { id }, body: { id: act, said: said.trim(), done } })}
      onSent={() => {
        say(t('noted'))
        setAct(mint())
        form.reset()
        onChanged(t('add'))
      }}
    >
      <TextBox form={form} name="said" label={t('said')} maxLength={4000} />
      <Tick form={form} name="done" label={t('isDone')} />
    </StaffForm>
  )
}
