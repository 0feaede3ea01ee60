import { Component, useEffect, type ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'
import { Btn } from './blocks.tsx'
import { EmptyState } from './Answering.tsx'

interface Props {
  children: ReactNode
  /** A change of it gives the page another chance. */
  at: string
}

/** Catches what a screen throws while it is drawn, so that foot and way back remain. */
export class Boundary extends Component<Props, { error?: unknown; at?: string }> {
  override state: { error?: unknown; at?: string } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps({ at }: Props, state: { error?: unknown; at?: string }) {
    return at === state.at ? null : { at, error: undefined }
  }

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return <Broken error={error} again={() => this.setState({ error: undefined })} />
  }
}

/** A file of an older build is gone from the server after a new one was installed. */
const isOldBuild = (error: unknown) =>
  /dynamically imported module|Importing a module|module script/i.test(String(error))

function Broken({ error, again }: { error: unknown; again: () => void }) {
  const t = useWords(kitWords)
  const away = isOldBuild(error) && navigator.onLine === false
  // A part that could not be fetched can be when the line is back; what is typed elsewhere on the page stays.
  useEffect(() => {
    if (!away) return
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  })
  return (
    <div className="body" role="alert">
      {away ? (
        <EmptyState icon="offline" title={t('noAnswerTitle')} hint={t('noAnswerDo')} />
      ) : (
        <EmptyState
          icon="warn"
          title={isOldBuild(error) ? t('newVersion') : t('brokenTitle')}
          {...(!isOldBuild(error) && { hint: t('brokenDo') })}
        >
          <Btn icon="refresh" onClick={() => location.reload()}>
            {t('reload')}
          </Btn>
        </EmptyState>
      )}
    </div>
  )
}

export function Missing() {
  const t = useWords(kitWords)
  return (
    <div className="body">
      <EmptyState icon="search" title={t('missingTitle')} hint={t('missingDo')} />
    </div>
  )
}
