import '../kit/old-webview.ts'
import '../kit/css/phone.ts'
import './field.css'
import { startShell } from '../kit/start.tsx'
import { startBox } from './box.ts'
import { soon } from './fetching.ts'
import { install } from './installed.ts'
import { Shell } from './Shell.tsx'

void startBox()
startShell(() => <Shell />)
soon(() => void install())
