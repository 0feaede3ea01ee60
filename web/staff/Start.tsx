import { useEffect } from 'react'
import { useNavigate } from '../kit/router.tsx'
import { EmptyState } from '../kit/ui/Answering.tsx'
import { useWords } from '../kit/words.ts'
import { menu, menuFor } from './menu.ts'
import { routes } from './routes.tsx'
import { useSession } from './session.ts'
import { words } from './words.ts'

/** The first address leads to the first entry of the own navigation. */
export function Start() {
  const t = useWords(words)
  const navigate = useNavigate()
  const { me } = useSession()
  const first = menuFor(
    menu,
    routes.map((r) => r.path),
    me?.permissions ?? [],
  )[0]?.items[0]?.to
  useEffect(() => {
    if (first) navigate(first, { replace: true })
  }, [first, navigate])
  return <EmptyState icon="houses" title={t('welcome')} />
}
