import { useEffect, useState } from 'react'
import { useLanguage } from '../kit/language.ts'
import { mint } from '../kit/mint.ts'
import { useFormat } from '../kit/now.ts'
import type { Body, Choice, Mender, Refused as Letter, Way } from '../kit/outbox/mend.ts'
import { goWithout } from '../kit/outbox/uploads.ts'
import { useOutbox, type WaitingLetter } from '../kit/outbox/useOutbox.ts'
import { Btn, BtnLink, Btns } from '../kit/ui/blocks.tsx'
import { State } from '../kit/ui/State.tsx'
import { useWords, wordIn } from '../kit/words.ts'
import { menders } from './menders.ts'
import { words } from './words.ts'

const unknown = { code: 'malformed', title: '', trace: '' } as const

/** Why it came back, that the record is safe, and ways on. */
export function Refused({ letter: waiting }: { letter: WaitingLetter }) {
  const t = useWords(words)
  const f = useFormat()
  const lang = useLanguage()
  const { outbox, runner } = useOutbox()
  const letter: Letter = { ...waiting, because: waiting.because ?? unknown }
  const mender = menders.find((m) => m.mine(letter))
  const choice = useChoice(letter, mender)
  const advice = mender?.advice?.(letter)
  const panel = mender?.panel?.(letter)
  const again = async () => {
    await outbox.again(letter.op)
    await runner.now()
  }
  return (
    <article className="flat refused">
      <div className="item">
        <span>
          <b>{letter.who}</b> {letter.what}
        </span>
        <span className="small">{f.moment(letter.written)}</span>
        <State tone="late">{t('refused')}</State>
      </div>
      <p className="why">{t('why', { why: letter.because.detail ?? letter.because.title })}</p>
      {advice && <p className="why">{wordIn(advice, lang)}</p>}
      {choice && <BothWays letter={letter} choice={choice} />}
      {panel}
      <Btns>
        {!choice && !panel && (
          <Btn icon="refresh" onClick={() => void again()}>
            {t('again')}
          </Btn>
        )}
        {letter.file && (
          <Btn icon="bin" onClick={() => void goWithout(outbox, letter.op).then(runner.now)}>
            {t('withoutFile')}
          </Btn>
        )}
        {(mender?.ways?.(letter) ?? []).map((way) => (
          <WayOn key={way.word.zh} way={way} op={letter.op} />
        ))}
      </Btns>
    </article>
  )
}

function WayOn({ way, op }: { way: Way; op: string }) {
  const lang = useLanguage()
  const { outbox, runner } = useOutbox()
  if ('to' in way)
    return (
      <BtnLink to={way.to} icon="eye">
        {wordIn(way.word, lang)}
      </BtnLink>
    )
  const change = async () => {
    const next = mint()
    await outbox.again(op, { op: next, ...way.change((await outbox.body(op)) as Body, next) })
    await runner.now()
  }
  return (
    <Btn icon="pen" onClick={() => void change()}>
      {wordIn(way.word, lang)}
    </Btn>
  )
}

/** What stands now is asked for once; without an answer the letter stays as it is. */
function useChoice(letter: Letter, mender: Mender | undefined): Choice | undefined {
  const { outbox } = useOutbox()
  const [choice, setChoice] = useState<Choice>()
  const { op } = letter
  const asks = letter.because.code === 'conflict' && mender?.both
  useEffect(() => {
    if (!asks) return
    void outbox
      .body(op)
      .then((body) => asks(letter, body as Body))
      .then(setChoice, () => setChoice(undefined))
    // Asked once for a letter.
    // eslint-disable-next-line react/exhaustive-deps
  }, [op, outbox, asks])
  return choice
}

/** Two people changed one thing: both are shown, and the person chooses. */
function BothWays({ letter, choice }: { letter: Letter; choice: Choice }) {
  const t = useWords(words)
  const lang = useLanguage()
  const { outbox, runner } = useOutbox()
  const ours = async () => {
    const op = mint()
    await outbox.again(letter.op, { op, body: choice.keepOurs((await outbox.body(letter.op)) as Body, op) })
    await runner.now()
  }
  return (
    <div className="both">
      {choice.fields.map((field) => (
        <dl key={field.label.zh}>
          <dt>{wordIn(field.label, lang)}</dt>
          <dd>
            <span className="small">{t('bothOurs')}</span> {field.ours}
          </dd>
          <dd>
            <span className="small">{t('bothTheirs')}</span> {field.theirs}
          </dd>
        </dl>
      ))}
      <Btns>
        <Btn icon="ok" onClick={() => void ours()}>
          {t('keepOurs')}
        </Btn>
        <Btn icon="people" onClick={() => void outbox.letGo(letter.op)}>
          {t('keepTheirs')}
        </Btn>
      </Btns>
    </div>
  )
}
