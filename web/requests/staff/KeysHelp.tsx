import { Modal } from 'antd'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Every key of the board and of the page of a request. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const keys: [string, string][] = [
    ['/', t('keySearch')],
    ['J K', t('keyRows')],
    ['Enter', t('keyOpen')],
    ['X', t('keySelect')],
    ['Ctrl Enter', t('keyNext')],
    ['N', t('keyNew')],
    ['Esc', t('keyClose')],
    ['?', t('keyHelp')],
  ]
  return (
    <Modal open title={t('keysTitle')} footer={null} onCancel={onClose} width={360}>
      <dl className="all-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
