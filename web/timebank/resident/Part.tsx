import { useParams } from '../../kit/router.tsx'
import { Give } from './Give.tsx'
import { OrderPage } from './OrderPage.tsx'
import { Orders } from './Orders.tsx'
import { Serve } from './Serve.tsx'
import { Statement } from './Statement.tsx'

const parts = { order: OrderPage, orders: Orders, serve: Serve, give: Give }

/** What lies below the page of the time bank, fetched together; anything else names whose account it is. */
export function Part() {
  const { person } = useParams<{ person: string }>()
  const Page = Object.hasOwn(parts, person) ? parts[person as keyof typeof parts] : Statement
  return <Page />
}
