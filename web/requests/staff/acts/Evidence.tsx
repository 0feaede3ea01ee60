import { Button } from 'antd'
import { useId, useState, type ChangeEvent } from 'react'
import type { FormState } from '../../../kit/form/useForm.ts'
import { smallPicture } from '../../../kit/media/picture.ts'
import { Framed } from '../../../kit/staff/Fields.tsx'
import { kitWords } from '../../../kit/kit-words.ts'
import { ErrorState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { uploadFile } from '../../queries.ts'
import { words } from '../words.ts'
import { actFieldWords } from '../words/acts.ts'
import type { Values } from './table.ts'

export interface EvidenceProps {
  form: FormState<Values>
  name: string
  label: string
  hint: string
}

/** Pictures, offered and never demanded here; made small and without place before they go up. The value is their hashes. */
export function Evidence({ form, name, label, hint }: EvidenceProps) {
  const t = useWords(actFieldWords)
  const kit = useWords(kitWords)
  const staff = useWords(words)
  const input = useId()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [bad, setBad] = useState(false)
  const value = (form.values[name] as string[] | null) ?? []
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const { target } = event
    setBusy(true)
    setError(undefined)
    try {
      const small = await Promise.all([...(target.files ?? [])].slice(0, 9 - value.length).map(smallPicture))
      setBad(small.includes(undefined))
      const hashes = await Promise.all(small.flatMap((p) => (p ? [uploadFile(p)] : [])))
      form.set({ [name]: [...new Set([...value, ...hashes])] })
    } catch (thrown) {
      setError(thrown)
    } finally {
      target.value = ''
      setBusy(false)
    }
  }
  return (
    <Framed form={form} name={name} label={label} hint={hint}>
      {({ id }) => (
        <div className="evidence">
          {value.map((hash, i) => (
            <span key={hash} className="evidence-one">
              <Icon name="camera" />
              {staff('picture', { n: i + 1 })}
              <button
                type="button"
                className="as-link"
                aria-label={`${t('removePicture')} ${staff('picture', { n: i + 1 })}`}
                onClick={() => form.set({ [name]: value.filter((h) => h !== hash) })}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
          <input
            id={input}
            className="sr"
            type="file"
            accept="image/*"
            multiple
            tabIndex={-1}
            aria-hidden="true"
            onChange={(e) => void take(e)}
          />
          {value.length < 9 && (
            <Button
              id={id}
              size="small"
              icon={<Icon name="camera" />}
              loading={busy}
              onClick={() => document.getElementById(input)?.click()}
            >
              {t('addPicture')}
            </Button>
          )}
          {bad && (
            <p className="wrong" role="alert">
              {kit('photoBad')}
            </p>
          )}
          {error !== undefined && <ErrorState error={error} />}
        </div>
      )}
    </Framed>
  )
}
