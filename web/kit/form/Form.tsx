import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useLanguage, type Lang } from '../language.ts'
import { ErrorState } from '../ui/Answering.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { faultText } from './faults.ts'
import type { FormState } from './useForm.ts'

export interface FormProps<V extends object> {
  form: FormState<V>
  onSubmit: (values: V) => Promise<unknown>
  children: ReactNode
}

/** A form with its error summary on top and its failure below; a draft found is named. */
export function Form<V extends object>({ form, onSubmit, children }: FormProps<V>) {
  const send = (event: FormEvent) => {
    event.preventDefault()
    void form.submit(onSubmit)
  }
  return (
    <form noValidate onSubmit={send} aria-busy={form.sending}>
      <ErrorSummary form={form} />
      <DraftNote form={form} />
      {children}
      {form.error !== undefined && <ErrorState error={form.error} />}
    </form>
  )
}

/** Where to look, with a link to each field; takes the focus when it appears after sending. */
export function ErrorSummary<V extends object>({ form }: { form: FormState<V> }) {
  const t = useWords(kitWords)
  const lang = useLanguage()
  const ref = useRef<HTMLDivElement>(null)
  const all = Object.values(form.faults)
  const several = all.length > 1
  useEffect(() => {
    if (all.length > 0 && !document.activeElement?.closest('.field')) ref.current?.focus()
  }, [all.length])
  if (!several && !all.some((f) => !document.getElementById(form.id(f.path)))) return null
  return (
    <div ref={ref} className="summary" role="alert" tabIndex={-1}>
      <p>
        <Icon name="warn" />
        <b>{t('faultsTitle', { n: all.length })}</b>
      </p>
      <ul>
        {all.map((fault) => (
          <li key={fault.path}>
            <a href={`#${form.id(fault.path)}`} onClick={(event) => focusField(event, form.id(fault.path))}>
              {labelOf(form.id(fault.path), lang)}
              {faultText(fault, lang, form.words)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusField(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault()
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

/** The words of a field's label, as the page shows them. */
function labelOf(id: string, lang: Lang): string {
  const label = document.querySelector(`label[for="${id}"], #${id} > legend`)?.firstChild?.textContent
  return label ? `${label}${lang === 'zh' ? '：' : ': '}` : ''
}

function DraftNote<V extends object>({ form }: { form: FormState<V> }) {
  const t = useWords(kitWords)
  if (!form.fromDraft) return null
  return (
    <p className="draft small">
      {t('draftBack')}{' '}
      <button type="button" className="as-link" onClick={form.reset}>
        {t('draftDrop')}
      </button>
    </p>
  )
}
