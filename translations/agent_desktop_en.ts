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
        <source>No longer on the list</source>
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
        <source>An earlier answer rests it on every channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already answered on this call.</source>
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
        <source>today</source>
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
        <source>Ready for the next call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller appears here by itself.</source>
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
    <name>ResponseSlot</name>
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
    <name>Why</name>
    <message>
        <source>Likely to accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how often people like this one said yes</source>
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
