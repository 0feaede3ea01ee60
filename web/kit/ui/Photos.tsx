import { useId, useState, type ChangeEvent } from 'react'
import { kitWords } from '../kit-words.ts'
import { smallPicture } from '../media/picture.ts'
import { mint } from '../mint.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { useObjectUrl } from './Voice.tsx'

const keys = new WeakMap<Blob, string>()

/** The same picture keeps its key when another is removed. */
function keyOf(photo: Blob): string {
  const key = keys.get(photo) ?? mint()
  keys.set(photo, key)
  return key
}

export interface PhotoPickerProps {
  value: Blob[]
  onChange: (photos: Blob[]) => void
  /** Default 3. */
  most?: number
}

/** Camera first; each picture at most 300 KB, without where and when it was taken. */
export function PhotoPicker({ value, onChange, most = 3 }: PhotoPickerProps) {
  const t = useWords(kitWords)
  const id = useId()
  const [bad, setBad] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const small = await Promise.all([...(input.files ?? [])].slice(0, most - value.length).map(smallPicture))
    // The same picture may be chosen again after it was removed.
    input.value = ''
    setBad(small.includes(undefined))
    onChange([...value, ...small.filter((p) => p !== undefined)])
  }
  return (
    <div>
      {value.length > 0 && (
        <ul className="photos">
          {value.map((photo, i) => (
            <Photo
              key={keyOf(photo)}
              no={i + 1}
              photo={photo}
              drop={() => onChange(value.filter((p) => p !== photo))}
            />
          ))}
        </ul>
      )}
      {value.length < most && (
        <>
          <input
            id={id}
            className="sr file"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(e) => void take(e)}
          />
          <label className="btn" htmlFor={id}>
            <Icon name="camera" />
            {value.length > 0 ? t('photoMore') : t('photo')}
          </label>
        </>
      )}
      <p className="fault" role="status">
        {bad ? t('photoBad') : ''}
      </p>
    </div>
  )
}

function Photo({ no, photo, drop }: { no: number; photo: Blob; drop: () => void }) {
  const t = useWords(kitWords)
  return (
    <li>
      <img src={useObjectUrl(photo)} alt={t('photoNo', { n: no })} />
      <button type="button" className="icon-only" onClick={drop}>
        <Icon name="close" label={`${t('remove')} ${t('photoNo', { n: no })}`} />
      </button>
    </li>
  )
}
