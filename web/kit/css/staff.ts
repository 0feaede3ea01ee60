/** All style sheets of the staff console, in order. */
import '../tokens.css'
import './base.css'
import './staff-list.css'
import './staff.css'
import './staff-forms.css'
