import { Button, Checkbox, Input } from 'antd'
import { activitiesApi } from '../../../../domain/activities/api.ts'
import { at } from '../../../kit/form/at.ts'
import { questionFaults, sentAnswers, type AnswerValues } from '../../../kit/form/questions.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { timeOf } from '../../../kit/format.ts'
import { useLanguage } from '../../../kit/language.ts'
import { mint } from '../../../kit/mint.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { Framed, NumberInput, TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useOnce } from '../../../kit/staff/once.ts'
import { StaffQuestions } from '../../../kit/staff/StaffQuestions.tsx'
import { useWords, wordIn } from '../../../kit/words.ts'
import { PersonPick } from '../../../people/PersonPick.tsx'
import { useNames } from '../../../volunteers/queries.ts'
import { notYetWords } from '../../../volunteers/words.ts'
import { useActivityAct, useHelping, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'

interface Helper {
  key: string
  person: string | null
  from: string
  to: string
  anyway: boolean
}

interface Values {
  from: string
  to: string
  heads: number | null
  helpers: Helper[]
  form: AnswerValues
  minutes: string
}

/** A time of the day on which it was held; what lasted longer ends on its last day. */
const moment = (day: string, time: string) => `${day}T${time}:00+08:00`

/** Who was there, who helped, what the kind asks: one service record follows. */
export function CloseForm({ activity: a, onClose }: { activity: View; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const close = useActivityAct(activitiesApi.close)
  const { id } = useOnce()
  const [first, last] = [dayText(a.from), dayText(Date.parse(a.to) - 1)]
  const form = useForm<Values>({
    start: { from: timeOf(a.from), to: timeOf(a.to), heads: a.counted || null, helpers: [], form: {}, minutes: '' },
    words: faultWords,
    check: (v) => [
      ...(v.heads === null && a.rules.joining === 'none' ? [{ path: 'heads', code: 'required' }] : []),
      ...(v.helpers.some((h) => !h.person) ? [{ path: 'helpers', code: 'required' }] : []),
      ...(a.rules.minutes && v.minutes.trim().length < 10 ? [{ path: 'minutes', code: 'minutes-needed' }] : []),
      ...questionFaults(a.rules.closing, v.form, 'form'),
    ],
  })
  const send = (v: Values) =>
    at({ helpers: 'helpers' }, () =>
      close.mutateAsync({
        params: { id: a.id },
        body: {
          id,
          base: a.version,
          from: moment(first, v.from),
          to: moment(last, v.to),
          heads: v.heads ?? 0,
          helpers: v.helpers.map((h) => ({
            person: h.person!,
            from: moment(first, h.from),
            to: moment(last, h.to),
            ...(h.anyway && { anyway: true }),
          })),
          form: sentAnswers(v.form),
          minutes: v.minutes.trim(),
        },
      }),
    )
  return (
    <FormDialog
      title={`${t('close')} · ${a.title}`}
      note={t('closeNote')}
      form={form}
      okText={t('close')}
      width={680}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('closed'))}
    >
      <div className="side">
        <TextInput form={form} name="from" label={t('closeFrom')} type="time" />
        <TextInput form={form} name="to" label={t('closeTo')} type="time" />
        <NumberInput form={form} name="heads" label={t('heads')} hint={t('headsHint')} min={0} max={100_000} />
      </div>
      <Helpers activity={a.id} form={form} />
      <StaffQuestions form={form} name="form" schema={a.rules.closing} legend={t('closingAsks')} />
      {a.rules.minutes && <TextBox form={form} name="minutes" label={t('minutes')} rows={6} maxLength={4000} />}
    </FormDialog>
  )
}

/** Each with when they came and left. */
function Helpers({ activity, form }: { activity: string; form: FormState<Values> }) {
  const t = useWords(words)
  const { helpers, from, to } = form.values
  const change = (key: string, more: Partial<Helper>) =>
    form.set({ helpers: helpers.map((h) => (h.key === key ? { ...h, ...more } : h)) })
  const time = (h: Helper, name: 'from' | 'to', label: string) => (
    <Input
      type="time"
      style={{ width: 110 }}
      aria-label={label}
      value={h[name]}
      onChange={(e) => change(h.key, { [name]: e.target.value })}
    />
  )
  return (
    <Framed form={form} name="helpers" label={t('helpers')} hint={t('helpersHint')} optional>
      {(shown) => (
        <div id={shown.id} role="group" aria-label={t('helpers')}>
          {helpers.map((h) => (
            <div key={h.key} className="helper-line">
              <span className="who">
                <label htmlFor={`who-${h.key}`}>{t('helperWho')}</label>
                <PersonPick
                  id={`who-${h.key}`}
                  value={h.person}
                  onChange={(person) => change(h.key, { person, anyway: false })}
                />
              </span>
              {time(h, 'from', t('helperFrom'))}
              {time(h, 'to', t('helperTo'))}
              <Button size="small" onClick={() => form.set({ helpers: helpers.filter((x) => x.key !== h.key) })}>
                {t('helperDrop')}
              </Button>
              <HelperNote activity={activity} helper={h} onAnyway={(anyway) => change(h.key, { anyway })} />
            </div>
          ))}
          <Button
            size="small"
            onClick={() => form.set({ helpers: [...helpers, { key: mint(), person: null, from, to, anyway: false }] })}
          >
            {t('helperAdd')}
          </Button>
        </div>
      )}
    </Framed>
  )
}

const minutesOf = (h: Helper) => (Date.parse(`2000-01-01T${h.to}`) - Date.parse(`2000-01-01T${h.from}`)) / 60_000

interface HelperNoteProps {
  activity: string
  helper: Helper
  onAnyway: (anyway: boolean) => void
}

/** How long, whether their hours count as a volunteer's, and what stood in the way of serving: seen before it is written. */
function HelperNote({ activity, helper, onAnyway }: HelperNoteProps) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = useNames()
  const { data } = useHelping(activity, helper.person)
  const n = minutesOf(helper)
  if (!helper.person || !data) return null
  const why = data.notYet.map((w) => wordIn(notYetWords[w.code], lang, names.of(w)))
  return (
    <div className="helper-note">
      <small>
        {[n > 0 && t('helperMinutes', { n }), t(data.volunteer ? 'helperVolunteer' : 'helperNeighbour')]
          .filter(Boolean)
          .join(' · ')}
      </small>
      {why.length > 0 && (
        <>
          <p>{t('helperNotYet', { why: why.join(t('comma')) })}</p>
          <Checkbox checked={helper.anyway} onChange={(e) => onAnyway(e.target.checked)}>
            {t('helperAnyway')}
          </Checkbox>
        </>
      )}
    </div>
  )
}
