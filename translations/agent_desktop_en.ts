<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionCard</name>
    <message>
        <source>{rank} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page {address} for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} ({answer})</source>
        <comment>a response&apos;s label, and its kind</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the talk track of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the talk track of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionColumn</name>
    <message>
        <source>New order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After {answer}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses open on connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses open with the first suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No response on this call yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each one can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview. Responses open when the call connects.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <source>Undo {answer} for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved on this device, waiting to sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>another call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another call rings: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another call waits: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this call; the one on the screen waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caller</name>
    <message>
        <source>The number was only claimed, nobody checked it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lives in a household with others on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed since {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallerHeader</name>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}, end this contact, Ctrl Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller is verified, key V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the caller as verified, key V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else is on the line: hide everything, key X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for the next call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else is on the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller did not load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller appears here by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller hides the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the customer is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people share this number</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calm</name>
    <message>
        <source>Number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journey opens when you answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journey did not load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call is not affected, and nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number to call can be prepared before it is dialled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile on this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing about the caller is known or stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Customer raises something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestion(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n suggestions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the first %n only</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoosePin</name>
    <message>
        <source>PIN until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New PIN or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 to 12 digits, or a longer phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens this window again after it has locked, and the customers kept on this computer. Nobody can read it out again: if you forget it, you sign in anew and the customers are fetched from the hub once more. Your responses are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN that you have used until now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same. Type the new PIN once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be kept. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>This is {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is {name}, key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the first name, then choose. Nothing is logged and no suggestion is shown until you do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else, search by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Call as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <comment>a button: let this person call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated calls – Agent Desktop demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number that calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says no on the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the hub learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number first, such as +44 20 7946 0018.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hub stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It could not be saved on this device.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <source>Next best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else on the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Identifies this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the line before the restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maybe: only the last digits are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maybe: the number may be written in another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is in the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number in the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number confirmed on 1 call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number confirmed on {times} calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by an agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed by agents {times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in there, last on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked by the company&apos;s systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came together with other details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Lead qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{met} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked identities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent and contact policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely this person. Details are masked until the caller is verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown after the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown when the call is answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown with the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown once the caller is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets all criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not meet all criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{evidence} — likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>shared by %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsBar</name>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller hides the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria {met} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Type the whole address, such as https://hub.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use https: a token must not travel in the open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the token you were given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect and sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the token first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your IT gives you the address of the hub and a token. Both are asked for once; the token is kept in this computer&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>The rule for this action does not fit this customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the dates for which it was published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier answer rests it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has come up so often that it pauses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we begin ourselves is limited for each customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits while a signal is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service comes before selling while a signal is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rule could not be worked out. The rules team is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no words for this touchpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes only as the continuation of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer asks about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer asks about {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in force today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: service comes first on this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rule could not be worked out for this customer, so it is not offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no talk track for calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes up only after another answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came up often enough for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer has heard from us often enough for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting while a signal is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was agreed to {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was left undecided {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was declined {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calls and chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>social media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stores and post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what we send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}. Returns on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suppressed until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answered} on {touchpoint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with its whole group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the whole household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on: {channels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on every channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {name} of the household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by another member of the household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} in the household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}, pauses until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}: next from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times}: then it pauses for {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a suggestion that is no longer published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, may return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not offered on this call, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not fit this customer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more do not fit this customer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) went out. What we begin ourselves is limited.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n offer(s) by {channel} {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left undecided %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offered %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Such an answer rests it for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Customers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has this name, number or e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still indexing: older customers may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loyalty card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>All</source>
        <comment>all channels</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Showing %1 to %2 of 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not dialled yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As saved at %1. Newer events follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latest %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month and its year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day, for listening</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day of this year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative</source>
        <comment>mood of a chat</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive</source>
        <comment>mood of a chat</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <comment>mood of a chat</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>evidence for signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expanded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s), show them, key R</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>latest %n event(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 session</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 call</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chat</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 e-mail</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 message</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ad</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 search</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 visit</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 post</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 form</source>
        <comment>%1 is a channel</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Respond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Positive, Neutral, Negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same from anywhere, also 2 and 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo the last response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>customer raises something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first, last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all suggestions, or the first ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>talk track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>why this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new order, new rows, try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified, or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone else: hide everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the signal in the journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter the journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end this contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dock, or the whole window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sync and problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appearance and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next pane, pane before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next page of the dock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close what is open, this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list of keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>Web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls and chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores and post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) then</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s) of 90</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Learnt</name>
    <message>
        <source>Nothing on record yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on the web {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the app {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation with an agent {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on social media and search {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in a store or by post {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We neither wrote nor called {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known to us since today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last heard of {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave up on no call {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last call was {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finished call on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last call was about: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not on record what the last call was about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the last call was about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call is planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call is planned about: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a planned call is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last page was “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page that was seen last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last page or screen was {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A form was begun and not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No form is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An open form: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which form is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At step {value} of a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At no step of a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left a form at “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a form was left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was at a form {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No errors in a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last on the web {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never seen on the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last in the app {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never seen in the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last talked to an agent {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has never talked to an agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last on social media and search {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never seen on social media and search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last in a store or by post {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never in a store or by post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We last wrote or called {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We have never written or called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses this channel on most days: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourite channel yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much they keep to one channel: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most active around {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No favourite hour yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much they keep to their hours: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they felt is known from {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not on record how a conversation went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An application is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No application is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application is at: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No application on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stage of the application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied today, or not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application moved today, or there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied for {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No amount was applied for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount that was applied for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An offer is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offer came back signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer has come back signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An offer was sent today, or none at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was offered: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No offer on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a contract, a card or a loan with us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no contract, card or loan with us yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed or bought something {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has signed or bought nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was signed or bought</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reached by the campaign “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached by no campaign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The campaign that reached them last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The campaign offered: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the campaign offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached by a campaign {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened no e-mail {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clicked no link in an e-mail {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has looked at no product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The product that was looked at last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at a product {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A complaint is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No payment has failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered no suggestion {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed to no suggestion {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undecided about no suggestion {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined no suggestion {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered a suggestion {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has answered no suggestion yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets no criteria</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No criterion is missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open application from before today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open offer from before today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was offered {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No amount was offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount that was offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry}: {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this journey: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entry}: not {window}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has not answered “{entry}” in the last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has not declined “{entry}” in the last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last answer to “{entry}”: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer to “{entry}” on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered “{entry}” {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{entry}”: no answer in the last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{entry}”: not declined in the last 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meets every criterion for “{entry}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not meet every criterion for “{entry}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>details completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted provisionally</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finalised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last conversation went badly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last conversation went neither well nor badly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last conversation went well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations go worse than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations go as they did before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations go better than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: shown once the caller is verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in the customer’s history</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) with an agent {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n criteria are not met</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in a form</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in a store or by post {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the app {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the whole journey</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in their favourite hours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on social media and search {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on the web {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n suggestion(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An open form with %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered %n suggestion(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered “{entry}” %n time(s) in the last 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applied %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clicked %n link(s) in e-mails {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n suggestion(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined “{entry}” %n time(s) in the last 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave up waiting on %n call(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Known to us for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Meets %n criteria</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %n e-mail(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The application has stood still for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open application is %n day(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open offer is %n day(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The offer was sent %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open application is %n day(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open offer is %n day(s) old</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undecided about %n suggestion(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used their favourite channel on %n day(s) of 90</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We wrote or called %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: %n answer(s) in the last 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: declined %n time(s) in the last 90 days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{entry}: %n time(s) {window}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>Suggestions are not here yet: the catalogue has not arrived from the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses open when the call connects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits this moment. Just listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer was not saved. Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions did not load: this catalogue cannot be read here. Tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This customer&apos;s journey could not be read on this device. The call is not affected, and nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub asks you to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer&apos;s journey is not yours to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub cannot be reached. The call is not affected, and nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub does not know this customer any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer&apos;s data was erased, so there is nothing to show.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Locked</name>
    <message>
        <source>It could not be opened. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer details are hidden. Your call goes on, the telephone is not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer details are hidden. Responses go on being sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN forgotten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else signs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) are kept safe on this device</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n minute(s), then type it again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s), then type it again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Lock now (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not lock by itself: your company has set it so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system does not tell whether somebody is there: only what is typed in this window counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online only: customers are forgotten when the program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Locks after %n minute(s) with nobody there.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStrip</name>
    <message>
        <source>Done, put this away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the dialler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, for “{title}”: open the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, for “{title}”: make the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, for “{title}”: agree on a callback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a day and a time, and repeat both to the customer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotTaken</name>
    <message>
        <source>Say why: the note is kept with the decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied. The agent&apos;s desktop is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded. The agent&apos;s desktop is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has settled it. Refresh the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agents see that you settle these; nothing is asked of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was settled in the last while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has taken everything that the team recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last heard {ago}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>desk {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply it once the reason is out of the way, or discard it. Either is final, goes to the agent&apos;s desktop and stands in the audit log with your note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desks with entries that have not arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: every desk has delivered what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note, needed to discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the audit log, needed to discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard, with the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Choose the caller first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions are personal, so none are shown while several are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the caller first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions open once you know who is on the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions open with the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it rings, only the name and the queue are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to say next stands here, the best first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to suggest right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All suggestions rest. Just listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions did not load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is logged until you know who is on the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Thank you for waiting. I am opening your details now.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Thank you for calling. Who am I speaking with, please?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Thank you for calling. May I ask your name, and how I can help you today?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Thank you for calling again. How can I help you today?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“May I have your name or your customer number, please?”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe to say meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is held back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions are loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberPane</name>
    <message>
        <source>Number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journey and the suggestions open before you dial.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>A call is on the screen. Finish it, then type the number again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a phone number. Type digits, with + for another country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a card number. It was not kept, and it is never dialled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is too short to call. Add the missing digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is too long to call. Check its digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area code is missing. Add it in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The country code is missing. Begin with + and the country&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number to call.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OnlineOnly</name>
    <message>
        <source>Your company keeps no customers on this computer (&apos;online only&apos;): without the hub nobody is found, and nothing is suggested. Your responses are saved here and sent all the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>A PIN of digits has 4 to 12 of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same digit over and over is too easy to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits in a row are tried first. Choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This repeats itself. Choose other digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PIN is among the first that anybody tries. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year is tried first. Choose other digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 4 to 12 digits, or a phrase of at least 8 characters with letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long. Use up to 128 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This repeats a few characters. Choose a longer phrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This phrase is among the first that anybody tries. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own name. Choose another phrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract months left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requested amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Income</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Months in arrears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers welcome by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best time to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monthly bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paperless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fibre available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bonus card confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RaisePane</name>
    <message>
        <source>Search every action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search every action of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the suggestions, Escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer raises something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>The hub does not know this customer, or not any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The response that it takes back is not on the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes back a response that somebody else recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list that came with it is of another customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list that it answers did not come with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list that it answers is not on the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a number which can be linked to somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read, so it cannot be applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than the hub takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub is older than this program and does not know entries of this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue has no such answer for calls any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is about a customer who was erased: nothing of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub failed on it. It can be applied once the hub is mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another entry with the same id is on the hub already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResponseSlot</name>
    <message>
        <source>{answer} was not saved: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {answer} for {title}, Ctrl Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The hub asks you to sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sign-in does not allow this. A supervisor&apos;s does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub does not have it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub cannot be reached. What was loaded before stays here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Customer since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language (from the next start on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single keys (1 2 3, T, W, H...)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignalStrip</name>
    <message>
        <source>Show in journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals appear here once you have chosen the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking for live signals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signals are hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No live signals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{age}, counts until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rests on %n event(s) of the journey</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync is held up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your supervisor or IT settles it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All responses synced</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) differed from the hub and were fetched again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) not taken by the hub</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) waiting to sync</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back to suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>respond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{status}. Open sync and problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey live, updated {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey from this device, {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stranger</name>
    <message>
        <source>Nobody is matched, on purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hidden number is never guessed. Ask who is calling, then open the profile; journey and suggestions follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is on the line?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about the other customer is hidden, and the answers of this call no longer count for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in our records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the person, or keep the call without a profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, customer number or e-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Supervisor</name>
    <message>
        <source>All</source>
        <comment>answers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>place on the list, a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rests until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shown at place %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide why “%1” stood here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why “%1” stood here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a response to see the list as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer asked about it. No list was on the screen, so there is none to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As %1 saw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the agent saw it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>below the edge of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked out again from the record: the same list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1, so this list cannot be shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1 or model %2, so this list cannot be shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked out again, the list differs from the recorded one. Treat it as likely, not as certain, and tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, starting values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New rows wait until you ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses – Agent Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading responses…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No response matches these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new response(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCentre</name>
    <message>
        <source>The hub did not answer the comparison. It is made by itself later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}. It holds no names, numbers, tokens or keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague&apos;s: leaves in its own order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves when you have signed in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held up: see &apos;This device&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves when the hub is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>they leave by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no differences since the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your supervisor or IT settles it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but what you recorded is kept here: without the hub nobody can be looked up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search finds everybody who is kept on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept here: up to {customers} customers, {days} days each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search is still indexing: older customers may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits, and nothing was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits, and what was not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync and problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close sync and problems, Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you record is saved on this device first, then sent. Nothing is deleted until the hub confirms it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your supervisor or IT: nothing for you to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves by itself, in the order you answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your supervisor or IT decides: it is applied after all, or discarded. Nothing is asked of you, and no call is held up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the details for support</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) fetched again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) were fetched again because they differed from the hub.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these colleagues must sign in here again first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) of colleagues wait at this desk. They leave by themselves.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outbound, number to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a customer or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a customer, Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the whole window, Ctrl D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock beside other programs, Ctrl D</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The hub does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub took too long to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line to the hub broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub is not available just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted on this computer. Tell IT; nothing was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answered in the hub&apos;s place (a sign-in page of the network, perhaps). Open a web page to see whether the network wants you to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub&apos;s answer does not fit this version of Agent Desktop. Update the older of the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was sent to it; ask IT which of the two is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was taken from it; ask IT which of the two is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing more can be saved. Free some space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not take or give the data. Check that it has space and is still connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the file of recorded answers (a backup or a virus scanner, perhaps), so the answer was not saved. Answer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be saved. Answer again; if it goes on, tell IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in, so nothing can be recorded. Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customers saved on this device could not be read. They are being fetched from the hub again; your responses are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then answer again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoWorks</name>
    <message>
        <source>{name} has a profile on this desk already. Start the program again and choose it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone new signs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who works here now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each person has a profile of their own on this desk, sealed from the others.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>learnt from earlier outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an open signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a rule of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer of this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been learnt yet: how likely each is comes from the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learnt model {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what just happened, and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the customer and the company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the people who run the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: raises the odds by {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: lowers the odds by {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It continues an answer of this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It continues “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has to be said to this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers a signal that is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule of the catalogue favours it just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is mandatory: it comes before what is ranked by priority.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This call is in the control group: how likely each suggestion is was drawn at random, so that what was learnt can be judged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn at random for this call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {count} of 100 such conversations end well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn at random for the control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried on this call, within what is uncertain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other rules of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less the cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided at {time} with rules version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Considered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eligible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts, the strongest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the priority comes about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplied, they give {priority}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service comes first while a signal is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It continues an answer of this customer, so it comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the explanation, Escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this list came about</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n not eligible</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <comment>A day of this year, such as 3 Dec</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <comment>A day, such as 3 Dec 2024</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <comment>A day of the coming week, such as Tue 24 Nov</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
