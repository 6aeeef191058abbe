<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionCard</name>
    <message>
        <source>{rank} of {total}</source>
        <translation>{rank} من {total}</translation>
    </message>
    <message>
        <source>{answer} for {title}</source>
        <translation>{answer} بشأن {title}</translation>
    </message>
    <message>
        <source>key {number}</source>
        <translation>المفتاح {number}</translation>
    </message>
    <message>
        <source>Why this</source>
        <translation>لماذا هذا؟</translation>
    </message>
    <message>
        <source>Why this: {title}</source>
        <translation>لماذا هذا: {title}</translation>
    </message>
    <message>
        <source>Open the page {address} for {title}</source>
        <translation>فتح الصفحة {address} الخاصة بـ {title}</translation>
    </message>
    <message>
        <source>{label} ({answer})</source>
        <comment>a response&apos;s label, and its kind</comment>
        <translation>{label} ({answer})</translation>
    </message>
    <message>
        <source>Then: {title}</source>
        <translation>ثم: {title}</translation>
    </message>
    <message>
        <source>Talk track</source>
        <translation>نص الحديث</translation>
    </message>
    <message>
        <source>Show the talk track of {title}</source>
        <translation>إظهار نص الحديث: {title}</translation>
    </message>
    <message>
        <source>Hide the talk track of {title}</source>
        <translation>إخفاء نص الحديث: {title}</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>فتح {title}</translation>
    </message>
    <message>
        <source>Must be said</source>
        <translation>يجب قوله</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Service first</source>
        <translation>الخدمة أولًا</translation>
    </message>
</context>
<context>
    <name>ActionColumn</name>
    <message>
        <source>New order</source>
        <translation>ترتيب جديد</translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation>أفضل حديث تالٍ</translation>
    </message>
    <message>
        <source>After {answer}, {time}</source>
        <translation>بعد {answer}، {time}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>لا شيء للتراجع عنه</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>لا مكالمة بعد</translation>
    </message>
    <message>
        <source>Responses open on connect</source>
        <translation>تُفتح الردود عند الاتصال</translation>
    </message>
    <message>
        <source>Responses open with the first suggestion</source>
        <translation>تُفتح الردود مع أول اقتراح</translation>
    </message>
    <message>
        <source>No response on this call yet</source>
        <translation>لا ردود في هذه المكالمة بعد</translation>
    </message>
    <message>
        <source>Each one can be undone</source>
        <translation>يمكن التراجع عن كل رد</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>مقترح</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>مؤجَّل</translation>
    </message>
    <message>
        <source>Preview. Responses open when the call connects.</source>
        <translation>معاينة. تُفتح الردود عند اتصال المكالمة.</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <source>Undo {answer} for {title}</source>
        <translation>التراجع عن {answer} بشأن {title}</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>تم التراجع</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>جارٍ الحفظ</translation>
    </message>
    <message>
        <source>saved on this device, waiting to sync</source>
        <translation>محفوظ على هذا الجهاز، بانتظار المزامنة</translation>
    </message>
    <message>
        <source>synced</source>
        <translation>تمت مزامنته</translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation>أُجيب عنه في هذه المكالمة</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>another call</source>
        <translation>مكالمة أخرى</translation>
    </message>
    <message>
        <source>Another call rings: {who}</source>
        <translation>ترن مكالمة أخرى: {who}</translation>
    </message>
    <message>
        <source>Another call waits: {who}</source>
        <translation>تنتظر مكالمة أخرى: {who}</translation>
    </message>
    <message>
        <source>Show this call</source>
        <translation>عرض هذه المكالمة</translation>
    </message>
    <message>
        <source>Show this call; the one on the screen waits</source>
        <translation>عرض هذه المكالمة؛ وتنتظر المكالمة المعروضة</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>إخفاء هذا التنبيه</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>لا مزيد</numerusform>
            <numerusform>واحدة أخرى</numerusform>
            <numerusform>اثنتان أخريان</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
            <numerusform>%n أخرى</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Caller</name>
    <message>
        <source>The number was only claimed, nobody checked it</source>
        <translation>الرقم مُدَّعى فقط ولم يتحقق منه أحد</translation>
    </message>
    <message>
        <source>Lives in a household with others on record</source>
        <translation>يسكن مع آخرين مسجَّلين</translation>
    </message>
    <message>
        <source>Last seen on {day}</source>
        <translation>آخر ظهور في {day}</translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation>لا اسم مسجَّلًا</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>تم التحقق</translation>
    </message>
    <message>
        <source>Chosen by you</source>
        <translation>من اختيارك</translation>
    </message>
    <message>
        <source>Customer since {day}</source>
        <translation>عميل منذ {day}</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>مسموح</translation>
    </message>
    <message>
        <source>Not allowed since {day}</source>
        <translation>غير مسموح منذ {day}</translation>
    </message>
</context>
<context>
    <name>CallerHeader</name>
    <message>
        <source>likely</source>
        <translation>مرجَّح</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>End call</source>
        <translation>إنهاء المكالمة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>{label}, end this contact, Ctrl Enter</source>
        <translation>{label}، إنهاء هذا الاتصال، Ctrl Enter</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>تم الاتصال</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>تم الرد</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>تم التحقق</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>تحقُّق</translation>
    </message>
    <message>
        <source>Caller is verified, key V</source>
        <translation>تم التحقق من المتصل، المفتاح V</translation>
    </message>
    <message>
        <source>Mark the caller as verified, key V</source>
        <translation>تأكيد التحقق من المتصل، المفتاح V</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>شخص آخر</translation>
    </message>
    <message>
        <source>Someone else is on the line: hide everything, key X</source>
        <translation>شخص آخر على الخط: إخفاء كل شيء، المفتاح X</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>واردة</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>صادرة</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>انتظار {time}</translation>
    </message>
    <message>
        <source>Ready for the next call</source>
        <translation>جاهز للمكالمة التالية</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>متصل غير معروف</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>رقم محجوب</translation>
    </message>
    <message>
        <source>Someone else is on the line</source>
        <translation>شخص آخر على الخط</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>مكالمة واردة</translation>
    </message>
    <message>
        <source>Looking for the caller</source>
        <translation>جارٍ البحث عن المتصل</translation>
    </message>
    <message>
        <source>The caller did not load</source>
        <translation>لم تُحمَّل بيانات المتصل</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>الاسم غير معروف</translation>
    </message>
    <message>
        <source>The caller appears here by itself</source>
        <translation>يظهر المتصل هنا تلقائيًا</translation>
    </message>
    <message>
        <source>The caller hides the number</source>
        <translation>المتصل يحجب رقمه</translation>
    </message>
    <message>
        <source>Nothing of the customer is shown</source>
        <translation>لا يظهر شيء عن العميل</translation>
    </message>
    <message numerus="yes">
        <source>%n people share this number</source>
        <translation>
            <numerusform>لا أحد يشترك في هذا الرقم</numerusform>
            <numerusform>شخص واحد لهذا الرقم</numerusform>
            <numerusform>شخصان يشتركان في هذا الرقم</numerusform>
            <numerusform>%n أشخاص يشتركون في هذا الرقم</numerusform>
            <numerusform>%n شخصًا يشتركون في هذا الرقم</numerusform>
            <numerusform>%n شخص يشتركون في هذا الرقم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calm</name>
    <message>
        <source>Number to call</source>
        <translation>الرقم المطلوب</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>مكالمة واردة</translation>
    </message>
    <message>
        <source>The journey opens when you answer.</source>
        <translation>يُفتح المسار عند ردّك.</translation>
    </message>
    <message>
        <source>The journey did not load</source>
        <translation>لم يُحمَّل المسار</translation>
    </message>
    <message>
        <source>The call is not affected, and nothing was lost.</source>
        <translation>لم تتأثر المكالمة ولم يضع شيء.</translation>
    </message>
    <message>
        <source>Between calls</source>
        <translation>بين المكالمات</translation>
    </message>
    <message>
        <source>A number to call can be prepared before it is dialled.</source>
        <translation>يمكن تجهيز رقم قبل طلبه.</translation>
    </message>
    <message>
        <source>No profile on this call</source>
        <translation>لا ملف في هذه المكالمة</translation>
    </message>
    <message>
        <source>Nothing about the caller is known or stored.</source>
        <translation>لا شيء معروفًا أو محفوظًا عن المتصل.</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Customer raises something else</source>
        <translation>العميل يثير أمرًا آخر</translation>
    </message>
    <message>
        <source>Next best conversation</source>
        <translation>أفضل حديث تالٍ</translation>
    </message>
    <message numerus="yes">
        <source>%n more suggestion(s)</source>
        <translation>
            <numerusform>لا اقتراحات أخرى</numerusform>
            <numerusform>اقتراح آخر</numerusform>
            <numerusform>اقتراحان آخران</numerusform>
            <numerusform>%n اقتراحات أخرى</numerusform>
            <numerusform>%n اقتراحًا آخر</numerusform>
            <numerusform>%n اقتراح آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n suggestions</source>
        <translation>
            <numerusform>عرض كل الاقتراحات</numerusform>
            <numerusform>عرض كل الاقتراحات</numerusform>
            <numerusform>عرض كل الاقتراحات</numerusform>
            <numerusform>عرض كل الاقتراحات (%n)</numerusform>
            <numerusform>عرض كل الاقتراحات (%n)</numerusform>
            <numerusform>عرض كل الاقتراحات (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the first %n only</source>
        <translation>
            <numerusform>عرض الأول فقط</numerusform>
            <numerusform>عرض الأول فقط</numerusform>
            <numerusform>عرض الأولين فقط</numerusform>
            <numerusform>عرض أول %n فقط</numerusform>
            <numerusform>عرض أول %n فقط</numerusform>
            <numerusform>عرض أول %n فقط</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoosePin</name>
    <message>
        <source>PIN until now</source>
        <translation>الرمز الحالي</translation>
    </message>
    <message>
        <source>New PIN or phrase</source>
        <translation>رمز أو عبارة جديدة</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>4 to 12 digits, or a longer phrase</source>
        <translation>من 4 إلى 12 رقمًا، أو عبارة أطول</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>تغيير الرمز</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>اختر رمزًا</translation>
    </message>
    <message>
        <source>Keeping it…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Use this PIN</source>
        <translation>استخدام هذا الرمز</translation>
    </message>
    <message>
        <source>It opens this window again after it has locked, and the customers kept on this computer. Nobody can read it out again: if you forget it, you sign in anew and the customers are fetched from the hub once more. Your responses are not affected.</source>
        <translation>يفتح هذه النافذة بعد قفلها، ويفتح العملاء المحفوظين على هذا الحاسوب. لا يستطيع أحد قراءته: إن نسيته فسجّل الدخول من جديد ويُجلب العملاء من الخادم مرة أخرى. لا تتأثر ردودك.</translation>
    </message>
    <message>
        <source>Type the PIN that you have used until now.</source>
        <translation>اكتب الرمز الذي استخدمته حتى الآن.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the new PIN once more.</source>
        <translation>الرمزان غير متطابقين. اكتب الرمز الجديد مرة أخرى.</translation>
    </message>
    <message>
        <source>It could not be kept. Try again.</source>
        <translation>تعذّر حفظه. حاول مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>This is {name}</source>
        <translation>هذا {name}</translation>
    </message>
    <message>
        <source>This is {name}, key {number}</source>
        <translation>هذا {name}، المفتاح {number}</translation>
    </message>
    <message>
        <source>Why this person</source>
        <translation>لماذا هذا الشخص</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>آخر ظهور</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>من المتصل؟</translation>
    </message>
    <message>
        <source>Ask for the first name, then choose. Nothing is logged and no suggestion is shown until you do.</source>
        <translation>اسأل عن الاسم الأول ثم اختر. لا يُسجَّل شيء ولا يظهر اقتراح قبل ذلك.</translation>
    </message>
    <message>
        <source>Someone else, search by name</source>
        <translation>شخص آخر، بحث بالاسم</translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation>المتابعة بلا ملف</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Call as %1</source>
        <translation>اتصال باسم %1</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>a button: let this person call</comment>
        <translation>اتصال</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>رقم محجوب</translation>
    </message>
    <message>
        <source>Simulated calls – Agent Desktop demo</source>
        <translation>مكالمات تجريبية – عرض Agent Desktop</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>رقم آخر</translation>
    </message>
    <message>
        <source>Number that calls</source>
        <translation>الرقم المتصل</translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation>رقم محجوب</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Says no on the web</source>
        <translation>يقول لا على الويب</translation>
    </message>
    <message>
        <source>Let the hub learn</source>
        <translation>دع المركز يتعلم</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>إيقاف الخادم</translation>
    </message>
    <message>
        <source>Start the hub</source>
        <translation>تشغيل الخادم</translation>
    </message>
    <message>
        <source>Type a number first, such as +44 20 7946 0018.</source>
        <translation>اكتب رقمًا أولًا، مثل ‎+44 20 7946 0018‎.</translation>
    </message>
    <message>
        <source>Simulated calls</source>
        <translation>مكالمات تجريبية</translation>
    </message>
    <message>
        <source>hub stopped</source>
        <translation>الخادم متوقف</translation>
    </message>
    <message>
        <source>on a call</source>
        <translation>في مكالمة</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>لا مكالمة</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>It could not be saved on this device.</source>
        <translation>تعذّر الحفظ على هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>DockTabs</name>
    <message>
        <source>Next best</source>
        <translation>الأفضل</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>مؤجَّل</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Response</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Someone else on the line</source>
        <translation>شخص آخر على الخط</translation>
    </message>
    <message>
        <source>Caller verified</source>
        <translation>تم التحقق من المتصل</translation>
    </message>
    <message>
        <source>Number confirmed</source>
        <translation>تأكيد الرقم</translation>
    </message>
    <message>
        <source>Suggestions shown</source>
        <translation>اقتراحات معروضة</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Identifies this customer</source>
        <translation>يعرّف هذا العميل</translation>
    </message>
    <message>
        <source>No reason on record</source>
        <translation>لا سبب مسجَّلًا</translation>
    </message>
    <message>
        <source>{reason}, not checked</source>
        <translation>{reason}، دون تحقق</translation>
    </message>
    <message>
        <source>On the line before the restart</source>
        <translation>كان على الخط قبل إعادة التشغيل</translation>
    </message>
    <message>
        <source>Maybe: only the last digits are the same</source>
        <translation>ربما: الأرقام الأخيرة فقط متطابقة</translation>
    </message>
    <message>
        <source>Maybe: the number may be written in another way</source>
        <translation>ربما: قد يُكتب الرقم بطريقة أخرى</translation>
    </message>
    <message>
        <source>The number is in the records</source>
        <translation>الرقم مسجَّل</translation>
    </message>
    <message>
        <source>Number in the profile</source>
        <translation>الرقم في الملف</translation>
    </message>
    <message>
        <source>Number confirmed on 1 call</source>
        <translation>تأكّد الرقم في مكالمة واحدة</translation>
    </message>
    <message>
        <source>Number confirmed on {times} calls</source>
        <translation>تأكّد الرقم في {times} مكالمات</translation>
    </message>
    <message>
        <source>Confirmed by an agent</source>
        <translation>أكّده موظف</translation>
    </message>
    <message>
        <source>Confirmed by agents {times} times</source>
        <translation>أكّده الموظفون {times} مرات</translation>
    </message>
    <message>
        <source>Signed in there, last on {day}</source>
        <translation>سجّل الدخول هناك، آخرها {day}</translation>
    </message>
    <message>
        <source>From the profile</source>
        <translation>من الملف</translation>
    </message>
    <message>
        <source>Linked by the company&apos;s systems</source>
        <translation>ربطته أنظمة الشركة</translation>
    </message>
    <message>
        <source>Came together with other details</source>
        <translation>ورد مع بيانات أخرى</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Lead qualification</source>
        <translation>تأهيل العميل المحتمل</translation>
    </message>
    <message>
        <source>{met} of {all}</source>
        <translation>{met} من {all}</translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation>أفضل طريقة للتواصل</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>إظهار الكل: {count}</translation>
    </message>
    <message>
        <source>Linked identities</source>
        <translation>الهويات المرتبطة</translation>
    </message>
    <message>
        <source>Consent and contact policy</source>
        <translation>الموافقات وسياسة التواصل</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>الأسرة</translation>
    </message>
    <message>
        <source>Likely this person. Details are masked until the caller is verified.</source>
        <translation>يُرجَّح أنه هذا الشخص. تبقى البيانات محجوبة حتى التحقق من المتصل.</translation>
    </message>
    <message>
        <source>Shown after the choice</source>
        <translation>يظهر بعد الاختيار</translation>
    </message>
    <message>
        <source>Shown when the call is answered</source>
        <translation>يظهر عند الرد على المكالمة</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>مخفي</translation>
    </message>
    <message>
        <source>Shown with the call</source>
        <translation>يظهر مع المكالمة</translation>
    </message>
    <message>
        <source>Shown once the caller is known</source>
        <translation>يظهر حين يُعرف المتصل</translation>
    </message>
    <message>
        <source>Meets all criteria</source>
        <translation>يستوفي كل المعايير</translation>
    </message>
    <message>
        <source>Does not meet all criteria</source>
        <translation>لا يستوفي كل المعايير</translation>
    </message>
    <message>
        <source>{evidence} — likely</source>
        <translation>{evidence} — مرجَّح</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>الحقائق</translation>
    </message>
    <message>
        <source>Open the facts</source>
        <translation>فتح الحقائق</translation>
    </message>
    <message numerus="yes">
        <source>shared by %n</source>
        <translation>
            <numerusform>غير مشترك</numerusform>
            <numerusform>لشخص واحد</numerusform>
            <numerusform>مشترك بين اثنين</numerusform>
            <numerusform>مشترك بين %n</numerusform>
            <numerusform>مشترك بين %n</numerusform>
            <numerusform>مشترك بين %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsBar</name>
    <message>
        <source>Not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>Caller hides the number</source>
        <translation>المتصل يحجب رقمه</translation>
    </message>
    <message>
        <source>Criteria {met} of {all}</source>
        <translation>المعايير {met} من {all}</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Type the whole address, such as https://hub.example.com</source>
        <translation>اكتب العنوان كاملًا، مثل https://hub.example.com</translation>
    </message>
    <message>
        <source>Use https: a token must not travel in the open.</source>
        <translation>استخدم https: لا يجوز إرسال الرمز مكشوفًا.</translation>
    </message>
    <message>
        <source>Hub address</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Paste the token you were given</source>
        <translation>الصق الرمز الذي أُعطي لك</translation>
    </message>
    <message>
        <source>Connect and sign in</source>
        <translation>اتصال وتسجيل دخول</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Paste the token first.</source>
        <translation>الصق الرمز أولًا.</translation>
    </message>
    <message>
        <source>Asking the hub…</source>
        <translation>جارٍ سؤال الخادم…</translation>
    </message>
    <message>
        <source>Your IT gives you the address of the hub and a token. Both are asked for once; the token is kept in this computer&apos;s keyring.</source>
        <translation>يعطيك قسم تقنية المعلومات عنوان الخادم ورمزًا. يُسأل عنهما مرة واحدة، ويُحفظ الرمز في حلقة مفاتيح هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>The rule for this action does not fit this customer.</source>
        <translation>قاعدة هذا الإجراء لا تنطبق على هذا العميل.</translation>
    </message>
    <message>
        <source>Outside the dates for which it was published.</source>
        <translation>خارج التواريخ التي نُشر لها.</translation>
    </message>
    <message>
        <source>An earlier answer rests it.</source>
        <translation>أوقفته إجابة سابقة.</translation>
    </message>
    <message>
        <source>It has come up so often that it pauses.</source>
        <translation>تكرر ظهوره كثيرًا فتوقف مؤقتًا.</translation>
    </message>
    <message>
        <source>What we begin ourselves is limited for each customer.</source>
        <translation>ما نبادر به نحن محدود لكل عميل.</translation>
    </message>
    <message>
        <source>It waits while a signal is open.</source>
        <translation>ينتظر ما دامت هناك إشارة مفتوحة.</translation>
    </message>
    <message>
        <source>Service comes before selling while a signal is open.</source>
        <translation>الخدمة قبل البيع ما دامت هناك إشارة مفتوحة.</translation>
    </message>
    <message>
        <source>Its rule could not be worked out. The rules team is told.</source>
        <translation>تعذّر حساب قاعدته. أُبلغ فريق القواعد.</translation>
    </message>
    <message>
        <source>It has no words for this touchpoint.</source>
        <translation>لا نص له في نقطة التواصل هذه.</translation>
    </message>
    <message>
        <source>Comes only as the continuation of an answer.</source>
        <translation>يأتي فقط متابعةً لرد.</translation>
    </message>
    <message>
        <source>Fold {title}</source>
        <translation>طي {title}</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>فتح {title}</translation>
    </message>
    <message>
        <source>Customer asks about it</source>
        <translation>العميل يسأل عنه</translation>
    </message>
    <message>
        <source>Customer asks about {title}</source>
        <translation>العميل يسأل عن {title}</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <translation>غير مؤهَّل</translation>
    </message>
    <message>
        <source>Not in force today</source>
        <translation>غير سارٍ اليوم</translation>
    </message>
    <message>
        <source>Answered on this call</source>
        <translation>أُجيب عنه في هذه المكالمة</translation>
    </message>
    <message>
        <source>Waiting: service comes first on this call</source>
        <translation>بانتظار: الخدمة أولًا في هذه المكالمة</translation>
    </message>
    <message>
        <source>Its rule could not be worked out for this customer, so it is not offered</source>
        <translation>تعذّر حساب قاعدته لهذا العميل، لذا لا يُعرض</translation>
    </message>
    <message>
        <source>Has no talk track for calls</source>
        <translation>لا نص حديث له للمكالمات</translation>
    </message>
    <message>
        <source>Comes up only after another answer</source>
        <translation>يظهر فقط بعد رد آخر</translation>
    </message>
    <message>
        <source>Came up often enough for now</source>
        <translation>ظهر بما يكفي في الوقت الحالي</translation>
    </message>
    <message>
        <source>The customer has heard from us often enough for now</source>
        <translation>سمع العميل منا بما يكفي في الوقت الحالي</translation>
    </message>
    <message>
        <source>Waiting while a signal is open</source>
        <translation>في الانتظار ما دامت هناك إشارة مفتوحة</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>موافقة</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>لم يُحسم</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>“{title}” was agreed to {when}</source>
        <translation>تمت الموافقة على «{title}» {when}</translation>
    </message>
    <message>
        <source>“{title}” was left undecided {when}</source>
        <translation>بقي «{title}» بلا قرار {when}</translation>
    </message>
    <message>
        <source>“{title}” was declined {when}</source>
        <translation>رُفض «{title}» {when}</translation>
    </message>
    <message>
        <source>the web</source>
        <translation>الويب</translation>
    </message>
    <message>
        <source>the app</source>
        <translation>التطبيق</translation>
    </message>
    <message>
        <source>calls and chats</source>
        <translation>المكالمات والمحادثات</translation>
    </message>
    <message>
        <source>social media</source>
        <translation>وسائل التواصل</translation>
    </message>
    <message>
        <source>stores and post</source>
        <translation>الفروع والبريد</translation>
    </message>
    <message>
        <source>what we send</source>
        <translation>رسائلنا</translation>
    </message>
    <message>
        <source>Held back for now</source>
        <translation>مؤجَّل حاليًا</translation>
    </message>
    <message>
        <source>{reason}: {detail}</source>
        <translation>{reason}: {detail}</translation>
    </message>
    <message>
        <source>{reason}. Returns on {day}</source>
        <translation>{reason}. يعود في {day}</translation>
    </message>
    <message>
        <source>Rests until {day}</source>
        <translation>مؤجَّل حتى {day}</translation>
    </message>
    <message>
        <source>Suppressed</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Suppressed until {day}</source>
        <translation>موقوف حتى {day}</translation>
    </message>
    <message>
        <source>{answered} on {touchpoint}</source>
        <translation>{answered} عبر {touchpoint}</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>with its whole group</source>
        <translation>مع مجموعته كلها</translation>
    </message>
    <message>
        <source>for the whole household</source>
        <translation>للأسرة كلها</translation>
    </message>
    <message>
        <source>on: {channels}</source>
        <translation>على: {channels}</translation>
    </message>
    <message>
        <source>on every channel</source>
        <translation>على كل القنوات</translation>
    </message>
    <message>
        <source>by {name} of the household</source>
        <translation>من {name} من أفراد الأسرة</translation>
    </message>
    <message>
        <source>by another member of the household</source>
        <translation>من فرد آخر في الأسرة</translation>
    </message>
    <message>
        <source>{group}: {reason}</source>
        <translation>{group}: {reason}</translation>
    </message>
    <message>
        <source>{reason} in the household</source>
        <translation>{reason} في الأسرة</translation>
    </message>
    <message>
        <source>{reason}, pauses until {day}</source>
        <translation>{reason}، متوقف حتى {day}</translation>
    </message>
    <message>
        <source>{reason}: next from {day}</source>
        <translation>{reason}: التالي ابتداءً من {day}</translation>
    </message>
    <message>
        <source>{times}: then it pauses for {days}.</source>
        <translation>{times}: ثم يتوقف لمدة {days}.</translation>
    </message>
    <message>
        <source>a suggestion that is no longer published</source>
        <translation>اقتراح لم يعد منشورًا</translation>
    </message>
    <message>
        <source>Its group</source>
        <translation>مجموعته</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>في {day}</translation>
    </message>
    <message>
        <source>{date}, may return</source>
        <translation>{date}، قد يعود</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>مؤجَّل</translation>
    </message>
    <message>
        <source>Not offered on this call, and why.</source>
        <translation>لا يُعرض في هذه المكالمة، والسبب.</translation>
    </message>
    <message>
        <source>Nothing is held back.</source>
        <translation>لا شيء مؤجَّلًا.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>اليوم نفسه</numerusform>
            <numerusform>يوم واحد</numerusform>
            <numerusform>يومين</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n do not fit this customer</source>
        <translation>
            <numerusform>لا شيء غير مناسب لهذا العميل</numerusform>
            <numerusform>واحد لا يناسب هذا العميل</numerusform>
            <numerusform>اثنان لا يناسبان هذا العميل</numerusform>
            <numerusform>%n لا تناسب هذا العميل</numerusform>
            <numerusform>%n لا تناسب هذا العميل</numerusform>
            <numerusform>%n لا تناسب هذا العميل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more do not fit this customer</source>
        <translation>
            <numerusform>لا مزيد غير مناسب</numerusform>
            <numerusform>واحد آخر لا يناسب هذا العميل</numerusform>
            <numerusform>اثنان آخران لا يناسبان هذا العميل</numerusform>
            <numerusform>%n أخرى لا تناسب هذا العميل</numerusform>
            <numerusform>%n أخرى لا تناسب هذا العميل</numerusform>
            <numerusform>%n أخرى لا تناسب هذا العميل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) went out. What we begin ourselves is limited.</source>
        <translation>
            <numerusform>أُرسل: لا عروض. ما نبادر به نحن محدود.</numerusform>
            <numerusform>أُرسل: عرض واحد. ما نبادر به نحن محدود.</numerusform>
            <numerusform>أُرسل: عرضان. ما نبادر به نحن محدود.</numerusform>
            <numerusform>أُرسل: %n عروض. ما نبادر به نحن محدود.</numerusform>
            <numerusform>أُرسل: %n عرضًا. ما نبادر به نحن محدود.</numerusform>
            <numerusform>أُرسل: %n عرض. ما نبادر به نحن محدود.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n time(s) {window}</source>
        <translation>
            <numerusform>تمت الموافقة أبدًا {window}</numerusform>
            <numerusform>تمت الموافقة مرة واحدة {window}</numerusform>
            <numerusform>تمت الموافقة مرتين {window}</numerusform>
            <numerusform>تمت الموافقة %n مرات {window}</numerusform>
            <numerusform>تمت الموافقة %n مرة {window}</numerusform>
            <numerusform>تمت الموافقة %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n offer(s) by {channel} {window}</source>
        <translation>
            <numerusform>الحد الأقصى عبر {channel} {window}: لا عروض</numerusform>
            <numerusform>الحد الأقصى عبر {channel} {window}: عرض واحد</numerusform>
            <numerusform>الحد الأقصى عبر {channel} {window}: عرضان</numerusform>
            <numerusform>الحد الأقصى عبر {channel} {window}: %n عروض</numerusform>
            <numerusform>الحد الأقصى عبر {channel} {window}: %n عرضًا</numerusform>
            <numerusform>الحد الأقصى عبر {channel} {window}: %n عرض</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n time(s) {window}</source>
        <translation>
            <numerusform>رُفض أبدًا {window}</numerusform>
            <numerusform>رُفض مرة واحدة {window}</numerusform>
            <numerusform>رُفض مرتين {window}</numerusform>
            <numerusform>رُفض %n مرات {window}</numerusform>
            <numerusform>رُفض %n مرة {window}</numerusform>
            <numerusform>رُفض %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left undecided %n time(s) {window}</source>
        <translation>
            <numerusform>بلا قرار أبدًا {window}</numerusform>
            <numerusform>بلا قرار مرة واحدة {window}</numerusform>
            <numerusform>بلا قرار مرتين {window}</numerusform>
            <numerusform>بلا قرار %n مرات {window}</numerusform>
            <numerusform>بلا قرار %n مرة {window}</numerusform>
            <numerusform>بلا قرار %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offered %n time(s) {window}</source>
        <translation>
            <numerusform>عُرض أبدًا {window}</numerusform>
            <numerusform>عُرض مرة واحدة {window}</numerusform>
            <numerusform>عُرض مرتين {window}</numerusform>
            <numerusform>عُرض %n مرات {window}</numerusform>
            <numerusform>عُرض %n مرة {window}</numerusform>
            <numerusform>عُرض %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen %n time(s) {window}</source>
        <translation>
            <numerusform>ظهر أبدًا {window}</numerusform>
            <numerusform>ظهر مرة واحدة {window}</numerusform>
            <numerusform>ظهر مرتين {window}</numerusform>
            <numerusform>ظهر %n مرات {window}</numerusform>
            <numerusform>ظهر %n مرة {window}</numerusform>
            <numerusform>ظهر %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Such an answer rests it for %n day(s)</source>
        <translation>
            <numerusform>إجابة كهذه توقفه لمدة اليوم نفسه</numerusform>
            <numerusform>إجابة كهذه توقفه لمدة يوم واحد</numerusform>
            <numerusform>إجابة كهذه توقفه لمدة يومين</numerusform>
            <numerusform>إجابة كهذه توقفه لمدة %n أيام</numerusform>
            <numerusform>إجابة كهذه توقفه لمدة %n يومًا</numerusform>
            <numerusform>إجابة كهذه توقفه لمدة %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>خلال اليوم نفسه</numerusform>
            <numerusform>خلال يوم واحد</numerusform>
            <numerusform>خلال يومين</numerusform>
            <numerusform>خلال %n أيام</numerusform>
            <numerusform>خلال %n يومًا</numerusform>
            <numerusform>خلال %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>خلال أقل من ساعة</numerusform>
            <numerusform>خلال ساعة واحدة</numerusform>
            <numerusform>خلال ساعتين</numerusform>
            <numerusform>خلال %n ساعات</numerusform>
            <numerusform>خلال %n ساعة</numerusform>
            <numerusform>خلال %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>خلال آخر يوم</numerusform>
            <numerusform>خلال آخر يومين</numerusform>
            <numerusform>خلال آخر %n أيام</numerusform>
            <numerusform>خلال آخر %n يومًا</numerusform>
            <numerusform>خلال آخر %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>خلال آخر ساعة</numerusform>
            <numerusform>خلال آخر ساعتين</numerusform>
            <numerusform>خلال آخر %n ساعات</numerusform>
            <numerusform>خلال آخر %n ساعة</numerusform>
            <numerusform>خلال آخر %n ساعة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Customers found</source>
        <translation>العملاء الذين عُثر عليهم</translation>
    </message>
    <message>
        <source>Nobody has this name, number or e-mail.</source>
        <translation>لا أحد بهذا الاسم أو الرقم أو البريد.</translation>
    </message>
    <message>
        <source>Still indexing: older customers may be missing.</source>
        <translation>ما زالت الفهرسة جارية: قد ينقص عملاء أقدم.</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Browser</source>
        <translation>المتصفح</translation>
    </message>
    <message>
        <source>App</source>
        <translation>التطبيق</translation>
    </message>
    <message>
        <source>App device</source>
        <translation>جهاز التطبيق</translation>
    </message>
    <message>
        <source>Loyalty card</source>
        <translation>بطاقة الولاء</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>رقم العميل</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>All</source>
        <comment>all channels</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Events of 90 days</source>
        <translation>أحداث 90 يومًا</translation>
    </message>
    <message>
        <source>Showing %1 to %2 of 90 days</source>
        <translation>من %1 إلى %2 من 90 يومًا</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Inbound call</source>
        <translation>مكالمة واردة</translation>
    </message>
    <message>
        <source>Outbound call</source>
        <translation>مكالمة صادرة</translation>
    </message>
    <message>
        <source>%1 queue</source>
        <translation>قائمة %1</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>على الخط</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>يرن</translation>
    </message>
    <message>
        <source>not dialled yet</source>
        <translation>لم يُطلب بعد</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>انتهت</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter the journey</source>
        <translation>تصفية المسار</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>As saved at %1. Newer events follow.</source>
        <translation>كما حُفظ في %1. تتبعه أحداث أحدث.</translation>
    </message>
    <message>
        <source>latest %1 of %2</source>
        <translation>أحدث %1 من %2</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 منذ %2</translation>
    </message>
    <message>
        <source>No event matches this filter.</source>
        <translation>لا حدث يطابق هذه التصفية.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>لم يحدث شيء بعد.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <comment>a month and its year</comment>
        <translation>MMM yyyy</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day, for listening</comment>
        <translation>d MMMM</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day of this year</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>اليوم، %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>أمس، %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>Negative</source>
        <comment>mood of a chat</comment>
        <translation>سلبي</translation>
    </message>
    <message>
        <source>Positive</source>
        <comment>mood of a chat</comment>
        <translation>إيجابي</translation>
    </message>
    <message>
        <source>Neutral</source>
        <comment>mood of a chat</comment>
        <translation>محايد</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>الويب</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>الجوال</translation>
    </message>
    <message>
        <source>Assisted</source>
        <translation>بمساعدة موظف</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>اجتماعي</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>الفروع</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>صادر</translation>
    </message>
    <message>
        <source>evidence for signal</source>
        <translation>دليل على الإشارة</translation>
    </message>
    <message>
        <source>expanded</source>
        <translation>موسَّع</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>left here</source>
        <translation>غادر هنا</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>لا قنوات</numerusform>
            <numerusform>قناة واحدة</numerusform>
            <numerusform>قناتان</numerusform>
            <numerusform>%n قنوات</numerusform>
            <numerusform>%n قناة</numerusform>
            <numerusform>%n قناة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in 90 days</source>
        <translation>
            <numerusform>لا أحداث في 90 يومًا</numerusform>
            <numerusform>حدث واحد في 90 يومًا</numerusform>
            <numerusform>حدثان في 90 يومًا</numerusform>
            <numerusform>%n أحداث في 90 يومًا</numerusform>
            <numerusform>%n حدثًا في 90 يومًا</numerusform>
            <numerusform>%n حدث في 90 يومًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%n أحداث</numerusform>
            <numerusform>%n حدثًا</numerusform>
            <numerusform>%n حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>أقل من دقيقة</numerusform>
            <numerusform>دقيقة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new event(s), show them, key R</source>
        <translation>
            <numerusform>لا أحداث جديدة</numerusform>
            <numerusform>حدث جديد، إظهاره، المفتاح R</numerusform>
            <numerusform>حدثان جديدان، إظهارهما، المفتاح R</numerusform>
            <numerusform>%n أحداث جديدة، إظهارها، المفتاح R</numerusform>
            <numerusform>%n حدثًا جديدًا، إظهارها، المفتاح R</numerusform>
            <numerusform>%n حدث جديد، إظهارها، المفتاح R</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>واحد جديد</numerusform>
            <numerusform>اثنان جديدان</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدًا</numerusform>
            <numerusform>%n جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>لا صفحات</numerusform>
            <numerusform>صفحة واحدة</numerusform>
            <numerusform>صفحتان</numerusform>
            <numerusform>%n صفحات</numerusform>
            <numerusform>%n صفحة</numerusform>
            <numerusform>%n صفحة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>أقل من ثانية</numerusform>
            <numerusform>ثانية</numerusform>
            <numerusform>ثانيتان</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>latest %n event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>أحدث حدث</numerusform>
            <numerusform>أحدث حدثين</numerusform>
            <numerusform>أحدث %n أحداث</numerusform>
            <numerusform>أحدث %n حدثًا</numerusform>
            <numerusform>أحدث %n حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 session</source>
        <comment>%1 is a channel</comment>
        <translation>جلسة %1</translation>
    </message>
    <message>
        <source>%1 call</source>
        <comment>%1 is a channel</comment>
        <translation>مكالمة · %1</translation>
    </message>
    <message>
        <source>%1 chat</source>
        <comment>%1 is a channel</comment>
        <translation>محادثة · %1</translation>
    </message>
    <message>
        <source>%1 e-mail</source>
        <comment>%1 is a channel</comment>
        <translation>بريد · %1</translation>
    </message>
    <message>
        <source>%1 message</source>
        <comment>%1 is a channel</comment>
        <translation>رسالة · %1</translation>
    </message>
    <message>
        <source>%1 ad</source>
        <comment>%1 is a channel</comment>
        <translation>إعلان · %1</translation>
    </message>
    <message>
        <source>%1 search</source>
        <comment>%1 is a channel</comment>
        <translation>بحث · %1</translation>
    </message>
    <message>
        <source>%1 visit</source>
        <comment>%1 is a channel</comment>
        <translation>زيارة · %1</translation>
    </message>
    <message>
        <source>%1 post</source>
        <comment>%1 is a channel</comment>
        <translation>منشور · %1</translation>
    </message>
    <message>
        <source>%1 form</source>
        <comment>%1 is a channel</comment>
        <translation>نموذج · %1</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Respond</source>
        <translation>الرد</translation>
    </message>
    <message>
        <source>Positive, Neutral, Negative</source>
        <translation>إيجابي، محايد، سلبي</translation>
    </message>
    <message>
        <source>the same from anywhere, also 2 and 3</source>
        <translation>الأمر نفسه من أي مكان، وكذا 2 و3</translation>
    </message>
    <message>
        <source>undo the last response</source>
        <translation>التراجع عن آخر رد</translation>
    </message>
    <message>
        <source>customer raises something else</source>
        <translation>العميل يثير أمرًا آخر</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>choose a suggestion</source>
        <translation>اختيار اقتراح</translation>
    </message>
    <message>
        <source>first, last</source>
        <translation>الأول، الأخير</translation>
    </message>
    <message>
        <source>all suggestions, or the first ones</source>
        <translation>كل الاقتراحات أو أولها فقط</translation>
    </message>
    <message>
        <source>talk track</source>
        <translation>نص الحديث</translation>
    </message>
    <message>
        <source>why this</source>
        <translation>لماذا هذا</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>المؤجَّل</translation>
    </message>
    <message>
        <source>new order, new rows, try again</source>
        <translation>ترتيب جديد، صفوف جديدة، إعادة</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>المتصل</translation>
    </message>
    <message>
        <source>verified, or not</source>
        <translation>تم التحقق أو لا</translation>
    </message>
    <message>
        <source>someone else: hide everything</source>
        <translation>شخص آخر: إخفاء كل شيء</translation>
    </message>
    <message>
        <source>show the signal in the journey</source>
        <translation>عرض الإشارة في المسار</translation>
    </message>
    <message>
        <source>filter the journey</source>
        <translation>تصفية المسار</translation>
    </message>
    <message>
        <source>end this contact</source>
        <translation>إنهاء هذا الاتصال</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>find a customer</source>
        <translation>البحث عن عميل</translation>
    </message>
    <message>
        <source>number to call</source>
        <translation>رقم للطلب</translation>
    </message>
    <message>
        <source>lock the window</source>
        <translation>قفل النافذة</translation>
    </message>
    <message>
        <source>dock, or the whole window</source>
        <translation>إرساء أو النافذة كاملة</translation>
    </message>
    <message>
        <source>sync and problems</source>
        <translation>المزامنة والمشكلات</translation>
    </message>
    <message>
        <source>appearance and keys</source>
        <translation>المظهر والمفاتيح</translation>
    </message>
    <message>
        <source>next pane, pane before</source>
        <translation>اللوحة التالية، السابقة</translation>
    </message>
    <message>
        <source>next page of the dock</source>
        <translation>الصفحة التالية في الإرساء</translation>
    </message>
    <message>
        <source>close what is open, this list</source>
        <translation>إغلاق المفتوح، هذه القائمة</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Close the list of keys</source>
        <translation>إغلاق قائمة المفاتيح</translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>Web</source>
        <translation>الويب</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>تطبيق الجوال</translation>
    </message>
    <message>
        <source>Calls and chats</source>
        <translation>المكالمات والمحادثات</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>وسائل التواصل</translation>
    </message>
    <message>
        <source>Stores and post</source>
        <translation>الفروع والبريد</translation>
    </message>
    <message>
        <source>met</source>
        <translation>مستوفى</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>غير مستوفى</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) then</source>
        <translation>
            <numerusform>لا أحداث في هذا الوقت</numerusform>
            <numerusform>حدث واحد في هذا الوقت</numerusform>
            <numerusform>حدثان في هذا الوقت</numerusform>
            <numerusform>%n أحداث في هذا الوقت</numerusform>
            <numerusform>%n حدثًا في هذا الوقت</numerusform>
            <numerusform>%n حدث في هذا الوقت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>on %n day(s) of 90</source>
        <translation>
            <numerusform>اليوم نفسه من 90</numerusform>
            <numerusform>يوم واحد من 90</numerusform>
            <numerusform>يومين من 90</numerusform>
            <numerusform>%n أيام من 90</numerusform>
            <numerusform>%n يومًا من 90</numerusform>
            <numerusform>%n يوم من 90</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Learnt</name>
    <message>
        <source>Nothing on record yet</source>
        <translation>لا شيء مسجَّل بعد</translation>
    </message>
    <message>
        <source>Nothing happened {window}</source>
        <translation>لم يحدث شيء {window}</translation>
    </message>
    <message>
        <source>Nothing on the web {window}</source>
        <translation>لا شيء على الويب {window}</translation>
    </message>
    <message>
        <source>Nothing in the app {window}</source>
        <translation>لا شيء في التطبيق {window}</translation>
    </message>
    <message>
        <source>No conversation with an agent {window}</source>
        <translation>لا محادثة مع موظف {window}</translation>
    </message>
    <message>
        <source>Nothing on social media and search {window}</source>
        <translation>لا شيء على وسائل التواصل والبحث {window}</translation>
    </message>
    <message>
        <source>Nothing in a store or by post {window}</source>
        <translation>لا شيء في الفروع أو بالبريد {window}</translation>
    </message>
    <message>
        <source>We neither wrote nor called {window}</source>
        <translation>لم نراسل ولم نتصل {window}</translation>
    </message>
    <message>
        <source>Known to us since today</source>
        <translation>معروف لنا منذ اليوم</translation>
    </message>
    <message>
        <source>Last heard of {ago}</source>
        <translation>آخر تواصل: {ago}</translation>
    </message>
    <message>
        <source>No calls {window}</source>
        <translation>لا مكالمات {window}</translation>
    </message>
    <message>
        <source>Gave up on no call {window}</source>
        <translation>لم يترك أي مكالمة {window}</translation>
    </message>
    <message>
        <source>The last call was {ago}</source>
        <translation>آخر مكالمة: {ago}</translation>
    </message>
    <message>
        <source>No finished call on record</source>
        <translation>لا مكالمة منتهية مسجَّلة</translation>
    </message>
    <message>
        <source>The last call was about: {value}</source>
        <translation>موضوع آخر مكالمة: {value}</translation>
    </message>
    <message>
        <source>It is not on record what the last call was about</source>
        <translation>موضوع آخر مكالمة غير مسجَّل</translation>
    </message>
    <message>
        <source>What the last call was about</source>
        <translation>موضوع آخر مكالمة</translation>
    </message>
    <message>
        <source>A call is planned</source>
        <translation>هناك مكالمة مخطَّطة</translation>
    </message>
    <message>
        <source>No call is planned</source>
        <translation>لا مكالمة مخطَّطة</translation>
    </message>
    <message>
        <source>A call is planned about: {value}</source>
        <translation>مكالمة مخطَّطة حول: {value}</translation>
    </message>
    <message>
        <source>What a planned call is about</source>
        <translation>موضوع المكالمة المخطَّطة</translation>
    </message>
    <message>
        <source>The last page was “{value}”</source>
        <translation>آخر صفحة: «{value}»</translation>
    </message>
    <message>
        <source>No page on record</source>
        <translation>لا صفحة مسجَّلة</translation>
    </message>
    <message>
        <source>The page that was seen last</source>
        <translation>آخر صفحة تمت مشاهدتها</translation>
    </message>
    <message>
        <source>The last page or screen was {ago}</source>
        <translation>آخر صفحة أو شاشة: {ago}</translation>
    </message>
    <message>
        <source>A form was begun and not sent</source>
        <translation>بُدئ نموذج ولم يُرسل</translation>
    </message>
    <message>
        <source>No form is open</source>
        <translation>لا نموذج مفتوح</translation>
    </message>
    <message>
        <source>An open form: {value}</source>
        <translation>نموذج مفتوح: {value}</translation>
    </message>
    <message>
        <source>Which form is open</source>
        <translation>أي نموذج مفتوح</translation>
    </message>
    <message>
        <source>At step {value} of a form</source>
        <translation>عند الخطوة {value} من نموذج</translation>
    </message>
    <message>
        <source>At no step of a form</source>
        <translation>ليس عند أي خطوة من نموذج</translation>
    </message>
    <message>
        <source>Left a form at “{value}”</source>
        <translation>ترك نموذجًا عند «{value}»</translation>
    </message>
    <message>
        <source>Where a form was left</source>
        <translation>موضع ترك النموذج</translation>
    </message>
    <message>
        <source>Was at a form {ago}</source>
        <translation>آخر مرة عند النموذج: {ago}</translation>
    </message>
    <message>
        <source>No errors in a form</source>
        <translation>لا أخطاء في نموذج</translation>
    </message>
    <message>
        <source>Last on the web {ago}</source>
        <translation>آخر مرة على الويب: {ago}</translation>
    </message>
    <message>
        <source>Never seen on the web</source>
        <translation>لم يظهر على الويب قط</translation>
    </message>
    <message>
        <source>Last in the app {ago}</source>
        <translation>آخر مرة في التطبيق: {ago}</translation>
    </message>
    <message>
        <source>Never seen in the app</source>
        <translation>لم يظهر في التطبيق قط</translation>
    </message>
    <message>
        <source>Last talked to an agent {ago}</source>
        <translation>آخر حديث مع موظف: {ago}</translation>
    </message>
    <message>
        <source>Has never talked to an agent</source>
        <translation>لم يتحدث مع موظف قط</translation>
    </message>
    <message>
        <source>Last on social media and search {ago}</source>
        <translation>آخر مرة على وسائل التواصل والبحث: {ago}</translation>
    </message>
    <message>
        <source>Never seen on social media and search</source>
        <translation>لم يظهر على وسائل التواصل والبحث قط</translation>
    </message>
    <message>
        <source>Last in a store or by post {ago}</source>
        <translation>آخر مرة في فرع أو بالبريد: {ago}</translation>
    </message>
    <message>
        <source>Never in a store or by post</source>
        <translation>لا زيارة لفرع ولا بريد</translation>
    </message>
    <message>
        <source>We last wrote or called {ago}</source>
        <translation>آخر مراسلة أو اتصال منا: {ago}</translation>
    </message>
    <message>
        <source>We have never written or called</source>
        <translation>لم نراسل ولم نتصل قط</translation>
    </message>
    <message>
        <source>Uses this channel on most days: {value}</source>
        <translation>القناة الأكثر استخدامًا: {value}</translation>
    </message>
    <message>
        <source>No favourite channel yet</source>
        <translation>لا قناة مفضَّلة بعد</translation>
    </message>
    <message>
        <source>How much they keep to one channel: {value}</source>
        <translation>مدى الالتزام بقناة واحدة: {value}</translation>
    </message>
    <message>
        <source>Most active around {ago}</source>
        <translation>الأكثر نشاطًا حوالي {ago}</translation>
    </message>
    <message>
        <source>No favourite hour yet</source>
        <translation>لا ساعة مفضَّلة بعد</translation>
    </message>
    <message>
        <source>How much they keep to their hours: {value}</source>
        <translation>مدى الالتزام بساعات معينة: {value}</translation>
    </message>
    <message>
        <source>How they felt is known from {ago}</source>
        <translation>آخر انطباع معروف: {ago}</translation>
    </message>
    <message>
        <source>It is not on record how a conversation went</source>
        <translation>لا يُعرف كيف سارت أي محادثة</translation>
    </message>
    <message>
        <source>An application is open</source>
        <translation>هناك طلب مفتوح</translation>
    </message>
    <message>
        <source>No application is open</source>
        <translation>لا طلب مفتوح</translation>
    </message>
    <message>
        <source>The application is at: {value}</source>
        <translation>مرحلة الطلب: {value}</translation>
    </message>
    <message>
        <source>No application on record</source>
        <translation>لا طلب مسجَّل</translation>
    </message>
    <message>
        <source>The stage of the application</source>
        <translation>مرحلة الطلب</translation>
    </message>
    <message>
        <source>Applied today, or not at all</source>
        <translation>قُدِّم الطلب اليوم أو لم يُقدَّم</translation>
    </message>
    <message>
        <source>The application moved today, or there is none</source>
        <translation>تحرّك الطلب اليوم أو لا طلب</translation>
    </message>
    <message>
        <source>Applied for {value}</source>
        <translation>المبلغ المطلوب: {value}</translation>
    </message>
    <message>
        <source>No amount was applied for</source>
        <translation>لم يُطلب أي مبلغ</translation>
    </message>
    <message>
        <source>The amount that was applied for</source>
        <translation>المبلغ المطلوب</translation>
    </message>
    <message>
        <source>An offer is open</source>
        <translation>هناك عرض مفتوح</translation>
    </message>
    <message>
        <source>No offer is open</source>
        <translation>لا عرض مفتوح</translation>
    </message>
    <message>
        <source>The offer came back signed</source>
        <translation>عاد العرض موقَّعًا</translation>
    </message>
    <message>
        <source>No offer has come back signed</source>
        <translation>لم يعد أي عرض موقَّعًا</translation>
    </message>
    <message>
        <source>An offer was sent today, or none at all</source>
        <translation>أُرسل عرض اليوم أو لم يُرسل أي عرض</translation>
    </message>
    <message>
        <source>Was offered: {value}</source>
        <translation>عُرض عليه: {value}</translation>
    </message>
    <message>
        <source>No offer on record</source>
        <translation>لا عرض مسجَّل</translation>
    </message>
    <message>
        <source>What was offered</source>
        <translation>ما تم عرضه</translation>
    </message>
    <message>
        <source>Has a contract, a card or a loan with us</source>
        <translation>لديه عقد أو بطاقة أو قرض معنا</translation>
    </message>
    <message>
        <source>Has no contract, card or loan with us yet</source>
        <translation>ليس لديه عقد أو بطاقة أو قرض معنا بعد</translation>
    </message>
    <message>
        <source>Signed or bought something {ago}</source>
        <translation>آخر توقيع أو شراء: {ago}</translation>
    </message>
    <message>
        <source>Has signed or bought nothing yet</source>
        <translation>لم يوقّع ولم يشترِ شيئًا بعد</translation>
    </message>
    <message>
        <source>Has: {value}</source>
        <translation>لديه: {value}</translation>
    </message>
    <message>
        <source>What was signed or bought</source>
        <translation>ما تم توقيعه أو شراؤه</translation>
    </message>
    <message>
        <source>Documents are missing</source>
        <translation>هناك مستندات ناقصة</translation>
    </message>
    <message>
        <source>No documents are missing</source>
        <translation>لا مستندات ناقصة</translation>
    </message>
    <message>
        <source>Last reached by the campaign “{value}”</source>
        <translation>آخر حملة وصلت إليه: «{value}»</translation>
    </message>
    <message>
        <source>Reached by no campaign</source>
        <translation>لم تصل إليه أي حملة</translation>
    </message>
    <message>
        <source>The campaign that reached them last</source>
        <translation>آخر حملة وصلت إليه</translation>
    </message>
    <message>
        <source>The campaign offered: {value}</source>
        <translation>عرض الحملة: {value}</translation>
    </message>
    <message>
        <source>What the campaign offered</source>
        <translation>ما عرضته الحملة</translation>
    </message>
    <message>
        <source>Reached by a campaign {ago}</source>
        <translation>وصلت إليه حملة: {ago}</translation>
    </message>
    <message>
        <source>Opened no e-mail {window}</source>
        <translation>لم يفتح أي رسالة بريد {window}</translation>
    </message>
    <message>
        <source>Clicked no link in an e-mail {window}</source>
        <translation>لم ينقر أي رابط بريد {window}</translation>
    </message>
    <message>
        <source>Looked at: {value}</source>
        <translation>شاهد: {value}</translation>
    </message>
    <message>
        <source>Has looked at no product</source>
        <translation>لم يشاهد أي منتج</translation>
    </message>
    <message>
        <source>The product that was looked at last</source>
        <translation>آخر منتج تمت مشاهدته</translation>
    </message>
    <message>
        <source>Looked at a product {ago}</source>
        <translation>شاهد منتجًا: {ago}</translation>
    </message>
    <message>
        <source>A complaint is open</source>
        <translation>هناك شكوى مفتوحة</translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation>لا شكوى مفتوحة</translation>
    </message>
    <message>
        <source>A payment failed</source>
        <translation>تعذّرت دفعة</translation>
    </message>
    <message>
        <source>No payment has failed</source>
        <translation>لم تتعذّر أي دفعة</translation>
    </message>
    <message>
        <source>Answered no suggestion {window}</source>
        <translation>لم يُجب عن أي اقتراح {window}</translation>
    </message>
    <message>
        <source>Agreed to no suggestion {window}</source>
        <translation>لم يوافق على أي اقتراح {window}</translation>
    </message>
    <message>
        <source>Undecided about no suggestion {window}</source>
        <translation>لا اقتراح بلا قرار {window}</translation>
    </message>
    <message>
        <source>Declined no suggestion {window}</source>
        <translation>لم يرفض أي اقتراح {window}</translation>
    </message>
    <message>
        <source>Answered a suggestion {ago}</source>
        <translation>أجاب عن اقتراح: {ago}</translation>
    </message>
    <message>
        <source>Has answered no suggestion yet</source>
        <translation>لم يُجب عن أي اقتراح بعد</translation>
    </message>
    <message>
        <source>Meets no criteria</source>
        <translation>لا يستوفي أي معيار</translation>
    </message>
    <message>
        <source>No criterion is missed</source>
        <translation>لا معيار غير مستوفى</translation>
    </message>
    <message>
        <source>No open application from before today</source>
        <translation>لا طلب مفتوح قبل اليوم</translation>
    </message>
    <message>
        <source>No open offer from before today</source>
        <translation>لا عرض مفتوح قبل اليوم</translation>
    </message>
    <message>
        <source>Was offered {value}</source>
        <translation>المبلغ المعروض: {value}</translation>
    </message>
    <message>
        <source>No amount was offered</source>
        <translation>لم يُعرض أي مبلغ</translation>
    </message>
    <message>
        <source>The amount that was offered</source>
        <translation>المبلغ المعروض</translation>
    </message>
    <message>
        <source>{entry}: {ago}</source>
        <translation>{entry}: {ago}</translation>
    </message>
    <message>
        <source>Not in this journey: {entry}</source>
        <translation>ليس في هذا المسار: {entry}</translation>
    </message>
    <message>
        <source>{entry}: not {window}</source>
        <translation>{entry}: لا شيء {window}</translation>
    </message>
    <message>
        <source>Has not answered “{entry}” in the last 90 days</source>
        <translation>لم يُجب عن «{entry}» خلال آخر 90 يومًا</translation>
    </message>
    <message>
        <source>Has not declined “{entry}” in the last 90 days</source>
        <translation>لم يرفض «{entry}» خلال آخر 90 يومًا</translation>
    </message>
    <message>
        <source>The last answer to “{entry}”: {value}</source>
        <translation>آخر إجابة عن «{entry}»: {value}</translation>
    </message>
    <message>
        <source>No answer to “{entry}” on record</source>
        <translation>لا إجابة مسجَّلة عن «{entry}»</translation>
    </message>
    <message>
        <source>Answered “{entry}” {ago}</source>
        <translation>أجاب عن «{entry}»: {ago}</translation>
    </message>
    <message>
        <source>“{entry}”: no answer in the last 90 days</source>
        <translation>«{entry}»: لا إجابة خلال آخر 90 يومًا</translation>
    </message>
    <message>
        <source>“{entry}”: not declined in the last 90 days</source>
        <translation>«{entry}»: لم يُرفض خلال آخر 90 يومًا</translation>
    </message>
    <message>
        <source>Meets every criterion for “{entry}”</source>
        <translation>يستوفي كل معايير «{entry}»</translation>
    </message>
    <message>
        <source>Does not meet every criterion for “{entry}”</source>
        <translation>لا يستوفي كل معايير «{entry}»</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>مقدَّم</translation>
    </message>
    <message>
        <source>details completed</source>
        <translation>اكتملت البيانات</translation>
    </message>
    <message>
        <source>accepted provisionally</source>
        <translation>مقبول مبدئيًا</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>finalised</source>
        <translation>مكتمل</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>active</source>
        <translation>نشط</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>بلا قرار</translation>
    </message>
    <message>
        <source>The last conversation went badly</source>
        <translation>سارت المحادثة الأخيرة على نحو سيئ</translation>
    </message>
    <message>
        <source>The last conversation went neither well nor badly</source>
        <translation>سارت المحادثة الأخيرة على نحو عادي</translation>
    </message>
    <message>
        <source>The last conversation went well</source>
        <translation>سارت المحادثة الأخيرة على نحو جيد</translation>
    </message>
    <message>
        <source>Conversations go worse than before</source>
        <translation>تسير المحادثات أسوأ من قبل</translation>
    </message>
    <message>
        <source>Conversations go as they did before</source>
        <translation>تسير المحادثات كما كانت</translation>
    </message>
    <message>
        <source>Conversations go better than before</source>
        <translation>تسير المحادثات أفضل من قبل</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>{label}: shown once the caller is verified</source>
        <translation>{label}: يظهر بعد التحقق من المتصل</translation>
    </message>
    <message>
        <source>{label}: not known</source>
        <translation>{label}: غير معروف</translation>
    </message>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>Something in the customer’s history</source>
        <translation>شيء في سجل العميل</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) open</source>
        <translation>
            <numerusform>طلبات مفتوحة: لا طلبات</numerusform>
            <numerusform>طلبات مفتوحة: طلب واحد</numerusform>
            <numerusform>طلبات مفتوحة: طلبان</numerusform>
            <numerusform>طلبات مفتوحة: %n طلبات</numerusform>
            <numerusform>طلبات مفتوحة: %n طلبًا</numerusform>
            <numerusform>طلبات مفتوحة: %n طلب</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) {window}</source>
        <translation>
            <numerusform>لا مكالمات {window}</numerusform>
            <numerusform>مكالمة واحدة {window}</numerusform>
            <numerusform>مكالمتان {window}</numerusform>
            <numerusform>%n مكالمات {window}</numerusform>
            <numerusform>%n مكالمة {window}</numerusform>
            <numerusform>%n مكالمة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) with an agent {window}</source>
        <translation>
            <numerusform>لا محادثات مع موظف {window}</numerusform>
            <numerusform>محادثة واحدة مع موظف {window}</numerusform>
            <numerusform>محادثتان مع موظف {window}</numerusform>
            <numerusform>%n محادثات مع موظف {window}</numerusform>
            <numerusform>%n محادثة مع موظف {window}</numerusform>
            <numerusform>%n محادثة مع موظف {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n criteria are not met</source>
        <translation>
            <numerusform>غير مستوفى: لا معايير</numerusform>
            <numerusform>غير مستوفى: معيار واحد</numerusform>
            <numerusform>غير مستوفى: معيارين</numerusform>
            <numerusform>غير مستوفى: %n معايير</numerusform>
            <numerusform>غير مستوفى: %n معيارًا</numerusform>
            <numerusform>غير مستوفى: %n معيار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يومًا</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) in a form</source>
        <translation>
            <numerusform>لا أخطاء في نموذج</numerusform>
            <numerusform>خطأ واحد في نموذج</numerusform>
            <numerusform>خطآن في نموذج</numerusform>
            <numerusform>%n أخطاء في نموذج</numerusform>
            <numerusform>%n خطأً في نموذج</numerusform>
            <numerusform>%n خطأ في نموذج</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in a store or by post {window}</source>
        <translation>
            <numerusform>لا أحداث في الفروع أو بالبريد {window}</numerusform>
            <numerusform>حدث واحد في الفروع أو بالبريد {window}</numerusform>
            <numerusform>حدثان في الفروع أو بالبريد {window}</numerusform>
            <numerusform>%n أحداث في الفروع أو بالبريد {window}</numerusform>
            <numerusform>%n حدثًا في الفروع أو بالبريد {window}</numerusform>
            <numerusform>%n حدث في الفروع أو بالبريد {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the app {window}</source>
        <translation>
            <numerusform>لا أحداث في التطبيق {window}</numerusform>
            <numerusform>حدث واحد في التطبيق {window}</numerusform>
            <numerusform>حدثان في التطبيق {window}</numerusform>
            <numerusform>%n أحداث في التطبيق {window}</numerusform>
            <numerusform>%n حدثًا في التطبيق {window}</numerusform>
            <numerusform>%n حدث في التطبيق {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in the whole journey</source>
        <translation>
            <numerusform>لا أحداث في المسار كله</numerusform>
            <numerusform>حدث واحد في المسار كله</numerusform>
            <numerusform>حدثان في المسار كله</numerusform>
            <numerusform>%n أحداث في المسار كله</numerusform>
            <numerusform>%n حدثًا في المسار كله</numerusform>
            <numerusform>%n حدث في المسار كله</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) in their favourite hours</source>
        <translation>
            <numerusform>لا أحداث في الساعات المفضَّلة</numerusform>
            <numerusform>حدث واحد في الساعات المفضَّلة</numerusform>
            <numerusform>حدثان في الساعات المفضَّلة</numerusform>
            <numerusform>%n أحداث في الساعات المفضَّلة</numerusform>
            <numerusform>%n حدثًا في الساعات المفضَّلة</numerusform>
            <numerusform>%n حدث في الساعات المفضَّلة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on social media and search {window}</source>
        <translation>
            <numerusform>لا أحداث على وسائل التواصل والبحث {window}</numerusform>
            <numerusform>حدث واحد على وسائل التواصل والبحث {window}</numerusform>
            <numerusform>حدثان على وسائل التواصل والبحث {window}</numerusform>
            <numerusform>%n أحداث على وسائل التواصل والبحث {window}</numerusform>
            <numerusform>%n حدثًا على وسائل التواصل والبحث {window}</numerusform>
            <numerusform>%n حدث على وسائل التواصل والبحث {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on the web {window}</source>
        <translation>
            <numerusform>لا أحداث على الويب {window}</numerusform>
            <numerusform>حدث واحد على الويب {window}</numerusform>
            <numerusform>حدثان على الويب {window}</numerusform>
            <numerusform>%n أحداث على الويب {window}</numerusform>
            <numerusform>%n حدثًا على الويب {window}</numerusform>
            <numerusform>%n حدث على الويب {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) {window}</source>
        <translation>
            <numerusform>لا أحداث {window}</numerusform>
            <numerusform>حدث واحد {window}</numerusform>
            <numerusform>حدثان {window}</numerusform>
            <numerusform>%n أحداث {window}</numerusform>
            <numerusform>%n حدثًا {window}</numerusform>
            <numerusform>%n حدث {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>قبل ساعة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %n ساعات</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>قبل دقيقة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %n دقائق</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offer(s) open</source>
        <translation>
            <numerusform>عروض مفتوحة: لا عروض</numerusform>
            <numerusform>عروض مفتوحة: عرض واحد</numerusform>
            <numerusform>عروض مفتوحة: عرضان</numerusform>
            <numerusform>عروض مفتوحة: %n عروض</numerusform>
            <numerusform>عروض مفتوحة: %n عرضًا</numerusform>
            <numerusform>عروض مفتوحة: %n عرض</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agreed to %n suggestion(s) {window}</source>
        <translation>
            <numerusform>وافق على لا اقتراح {window}</numerusform>
            <numerusform>وافق على اقتراح واحد {window}</numerusform>
            <numerusform>وافق على اقتراحين {window}</numerusform>
            <numerusform>وافق على %n اقتراحات {window}</numerusform>
            <numerusform>وافق على %n اقتراحًا {window}</numerusform>
            <numerusform>وافق على %n اقتراح {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An open form with %n step(s)</source>
        <translation>
            <numerusform>نموذج مفتوح من بلا خطوات</numerusform>
            <numerusform>نموذج مفتوح من خطوة واحدة</numerusform>
            <numerusform>نموذج مفتوح من خطوتين</numerusform>
            <numerusform>نموذج مفتوح من %n خطوات</numerusform>
            <numerusform>نموذج مفتوح من %n خطوة</numerusform>
            <numerusform>نموذج مفتوح من %n خطوة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered %n suggestion(s) {window}</source>
        <translation>
            <numerusform>أجاب عن لا اقتراح {window}</numerusform>
            <numerusform>أجاب عن اقتراح واحد {window}</numerusform>
            <numerusform>أجاب عن اقتراحين {window}</numerusform>
            <numerusform>أجاب عن %n اقتراحات {window}</numerusform>
            <numerusform>أجاب عن %n اقتراحًا {window}</numerusform>
            <numerusform>أجاب عن %n اقتراح {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answered “{entry}” %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>أجاب عن «{entry}» أبدًا خلال آخر 90 يومًا</numerusform>
            <numerusform>أجاب عن «{entry}» مرة واحدة خلال آخر 90 يومًا</numerusform>
            <numerusform>أجاب عن «{entry}» مرتين خلال آخر 90 يومًا</numerusform>
            <numerusform>أجاب عن «{entry}» %n مرات خلال آخر 90 يومًا</numerusform>
            <numerusform>أجاب عن «{entry}» %n مرة خلال آخر 90 يومًا</numerusform>
            <numerusform>أجاب عن «{entry}» %n مرة خلال آخر 90 يومًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applied %n day(s) ago</source>
        <translation>
            <numerusform>قُدِّم الطلب اليوم</numerusform>
            <numerusform>قُدِّم الطلب قبل يوم</numerusform>
            <numerusform>قُدِّم الطلب قبل يومين</numerusform>
            <numerusform>قُدِّم الطلب قبل %n أيام</numerusform>
            <numerusform>قُدِّم الطلب قبل %n يومًا</numerusform>
            <numerusform>قُدِّم الطلب قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clicked %n link(s) in e-mails {window}</source>
        <translation>
            <numerusform>نقر لا رابط في البريد {window}</numerusform>
            <numerusform>نقر رابطًا واحدًا في البريد {window}</numerusform>
            <numerusform>نقر رابطين في البريد {window}</numerusform>
            <numerusform>نقر %n روابط في البريد {window}</numerusform>
            <numerusform>نقر %n رابطًا في البريد {window}</numerusform>
            <numerusform>نقر %n رابط في البريد {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined %n suggestion(s) {window}</source>
        <translation>
            <numerusform>رفض لا اقتراح {window}</numerusform>
            <numerusform>رفض اقتراح واحد {window}</numerusform>
            <numerusform>رفض اقتراحين {window}</numerusform>
            <numerusform>رفض %n اقتراحات {window}</numerusform>
            <numerusform>رفض %n اقتراحًا {window}</numerusform>
            <numerusform>رفض %n اقتراح {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Declined “{entry}” %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>رفض «{entry}» أبدًا خلال آخر 90 يومًا</numerusform>
            <numerusform>رفض «{entry}» مرة واحدة خلال آخر 90 يومًا</numerusform>
            <numerusform>رفض «{entry}» مرتين خلال آخر 90 يومًا</numerusform>
            <numerusform>رفض «{entry}» %n مرات خلال آخر 90 يومًا</numerusform>
            <numerusform>رفض «{entry}» %n مرة خلال آخر 90 يومًا</numerusform>
            <numerusform>رفض «{entry}» %n مرة خلال آخر 90 يومًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gave up waiting on %n call(s) {window}</source>
        <translation>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: لا مكالمات</numerusform>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: مكالمة واحدة</numerusform>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: مكالمتان</numerusform>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: %n مكالمات</numerusform>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: %n مكالمة</numerusform>
            <numerusform>مكالمات تُركت أثناء الانتظار {window}: %n مكالمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Known to us for %n day(s)</source>
        <translation>
            <numerusform>معروف لنا منذ اليوم نفسه</numerusform>
            <numerusform>معروف لنا منذ يوم واحد</numerusform>
            <numerusform>معروف لنا منذ يومين</numerusform>
            <numerusform>معروف لنا منذ %n أيام</numerusform>
            <numerusform>معروف لنا منذ %n يومًا</numerusform>
            <numerusform>معروف لنا منذ %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Meets %n criteria</source>
        <translation>
            <numerusform>يستوفي لا معايير</numerusform>
            <numerusform>يستوفي معيار واحد</numerusform>
            <numerusform>يستوفي معيارين</numerusform>
            <numerusform>يستوفي %n معايير</numerusform>
            <numerusform>يستوفي %n معيارًا</numerusform>
            <numerusform>يستوفي %n معيار</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %n e-mail(s) {window}</source>
        <translation>
            <numerusform>فتح لا رسالة بريد {window}</numerusform>
            <numerusform>فتح رسالة بريد واحدة {window}</numerusform>
            <numerusform>فتح رسالتي بريد {window}</numerusform>
            <numerusform>فتح %n رسائل بريد {window}</numerusform>
            <numerusform>فتح %n رسالة بريد {window}</numerusform>
            <numerusform>فتح %n رسالة بريد {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The application has stood still for %n day(s)</source>
        <translation>
            <numerusform>لم يتحرك الطلب منذ اليوم نفسه</numerusform>
            <numerusform>لم يتحرك الطلب منذ يوم واحد</numerusform>
            <numerusform>لم يتحرك الطلب منذ يومين</numerusform>
            <numerusform>لم يتحرك الطلب منذ %n أيام</numerusform>
            <numerusform>لم يتحرك الطلب منذ %n يومًا</numerusform>
            <numerusform>لم يتحرك الطلب منذ %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open application is %n day(s) old</source>
        <translation>
            <numerusform>عمر أحدث طلب مفتوح: اليوم نفسه</numerusform>
            <numerusform>عمر أحدث طلب مفتوح: يوم واحد</numerusform>
            <numerusform>عمر أحدث طلب مفتوح: يومان</numerusform>
            <numerusform>عمر أحدث طلب مفتوح: %n أيام</numerusform>
            <numerusform>عمر أحدث طلب مفتوح: %n يومًا</numerusform>
            <numerusform>عمر أحدث طلب مفتوح: %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest open offer is %n day(s) old</source>
        <translation>
            <numerusform>عمر أحدث عرض مفتوح: اليوم نفسه</numerusform>
            <numerusform>عمر أحدث عرض مفتوح: يوم واحد</numerusform>
            <numerusform>عمر أحدث عرض مفتوح: يومان</numerusform>
            <numerusform>عمر أحدث عرض مفتوح: %n أيام</numerusform>
            <numerusform>عمر أحدث عرض مفتوح: %n يومًا</numerusform>
            <numerusform>عمر أحدث عرض مفتوح: %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The offer was sent %n day(s) ago</source>
        <translation>
            <numerusform>أُرسل العرض اليوم</numerusform>
            <numerusform>أُرسل العرض قبل يوم</numerusform>
            <numerusform>أُرسل العرض قبل يومين</numerusform>
            <numerusform>أُرسل العرض قبل %n أيام</numerusform>
            <numerusform>أُرسل العرض قبل %n يومًا</numerusform>
            <numerusform>أُرسل العرض قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open application is %n day(s) old</source>
        <translation>
            <numerusform>عمر أقدم طلب مفتوح: اليوم نفسه</numerusform>
            <numerusform>عمر أقدم طلب مفتوح: يوم واحد</numerusform>
            <numerusform>عمر أقدم طلب مفتوح: يومان</numerusform>
            <numerusform>عمر أقدم طلب مفتوح: %n أيام</numerusform>
            <numerusform>عمر أقدم طلب مفتوح: %n يومًا</numerusform>
            <numerusform>عمر أقدم طلب مفتوح: %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The oldest open offer is %n day(s) old</source>
        <translation>
            <numerusform>عمر أقدم عرض مفتوح: اليوم نفسه</numerusform>
            <numerusform>عمر أقدم عرض مفتوح: يوم واحد</numerusform>
            <numerusform>عمر أقدم عرض مفتوح: يومان</numerusform>
            <numerusform>عمر أقدم عرض مفتوح: %n أيام</numerusform>
            <numerusform>عمر أقدم عرض مفتوح: %n يومًا</numerusform>
            <numerusform>عمر أقدم عرض مفتوح: %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undecided about %n suggestion(s) {window}</source>
        <translation>
            <numerusform>بلا قرار بشأن لا اقتراح {window}</numerusform>
            <numerusform>بلا قرار بشأن اقتراح واحد {window}</numerusform>
            <numerusform>بلا قرار بشأن اقتراحين {window}</numerusform>
            <numerusform>بلا قرار بشأن %n اقتراحات {window}</numerusform>
            <numerusform>بلا قرار بشأن %n اقتراحًا {window}</numerusform>
            <numerusform>بلا قرار بشأن %n اقتراح {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used their favourite channel on %n day(s) of 90</source>
        <translation>
            <numerusform>استخدام القناة المفضَّلة: اليوم نفسه من 90</numerusform>
            <numerusform>استخدام القناة المفضَّلة: يوم واحد من 90</numerusform>
            <numerusform>استخدام القناة المفضَّلة: يومين من 90</numerusform>
            <numerusform>استخدام القناة المفضَّلة: %n أيام من 90</numerusform>
            <numerusform>استخدام القناة المفضَّلة: %n يومًا من 90</numerusform>
            <numerusform>استخدام القناة المفضَّلة: %n يوم من 90</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We wrote or called %n time(s) {window}</source>
        <translation>
            <numerusform>راسلنا أو اتصلنا أبدًا {window}</numerusform>
            <numerusform>راسلنا أو اتصلنا مرة واحدة {window}</numerusform>
            <numerusform>راسلنا أو اتصلنا مرتين {window}</numerusform>
            <numerusform>راسلنا أو اتصلنا %n مرات {window}</numerusform>
            <numerusform>راسلنا أو اتصلنا %n مرة {window}</numerusform>
            <numerusform>راسلنا أو اتصلنا %n مرة {window}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: %n answer(s) in the last 90 days</source>
        <translation>
            <numerusform>«{entry}»: لا إجابات خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: إجابة واحدة خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: إجابتان خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: %n إجابات خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: %n إجابة خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: %n إجابة خلال آخر 90 يومًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“{entry}”: declined %n time(s) in the last 90 days</source>
        <translation>
            <numerusform>«{entry}»: رُفض أبدًا خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: رُفض مرة واحدة خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: رُفض مرتين خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: رُفض %n مرات خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: رُفض %n مرة خلال آخر 90 يومًا</numerusform>
            <numerusform>«{entry}»: رُفض %n مرة خلال آخر 90 يومًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n day(s)</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>خلال آخر يوم</numerusform>
            <numerusform>خلال آخر يومين</numerusform>
            <numerusform>خلال آخر %n أيام</numerusform>
            <numerusform>خلال آخر %n يومًا</numerusform>
            <numerusform>خلال آخر %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n hour(s)</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>خلال آخر ساعة</numerusform>
            <numerusform>خلال آخر ساعتين</numerusform>
            <numerusform>خلال آخر %n ساعات</numerusform>
            <numerusform>خلال آخر %n ساعة</numerusform>
            <numerusform>خلال آخر %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the last %n minute(s)</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>خلال آخر دقيقة</numerusform>
            <numerusform>خلال آخر دقيقتين</numerusform>
            <numerusform>خلال آخر %n دقائق</numerusform>
            <numerusform>خلال آخر %n دقيقة</numerusform>
            <numerusform>خلال آخر %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{entry}: %n time(s) {window}</source>
        <translation>
            <numerusform>{entry}: أبدًا {window}</numerusform>
            <numerusform>{entry}: مرة واحدة {window}</numerusform>
            <numerusform>{entry}: مرتين {window}</numerusform>
            <numerusform>{entry}: %n مرات {window}</numerusform>
            <numerusform>{entry}: %n مرة {window}</numerusform>
            <numerusform>{entry}: %n مرة {window}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>Suggestions are not here yet: the catalogue has not arrived from the hub.</source>
        <translation>لا اقتراحات بعد: لم يصل الدليل من الخادم.</translation>
    </message>
    <message>
        <source>Responses open when the call connects</source>
        <translation>تُفتح الردود عند اتصال المكالمة</translation>
    </message>
    <message>
        <source>Nothing fits this moment. Just listen.</source>
        <translation>لا شيء يناسب هذه اللحظة. أصغِ فقط.</translation>
    </message>
    <message>
        <source>Your answer was not saved. Answer again</source>
        <translation>لم يُحفظ ردك. أجب مرة أخرى</translation>
    </message>
    <message>
        <source>No longer on the list</source>
        <translation>لم يعد في القائمة</translation>
    </message>
    <message>
        <source>The hub has it</source>
        <translation>وصل إلى الخادم</translation>
    </message>
    <message>
        <source>Saved on this device</source>
        <translation>محفوظ على هذا الجهاز</translation>
    </message>
    <message>
        <source>Suggestions did not load: this catalogue cannot be read here. Tell IT.</source>
        <translation>لم تُحمَّل الاقتراحات: لا يمكن قراءة هذا الدليل هنا. أبلغ قسم التقنية.</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This customer&apos;s journey could not be read on this device. The call is not affected, and nothing was lost.</source>
        <translation>تعذّرت قراءة مسار هذا العميل على هذا الجهاز. لم تتأثر المكالمة ولم يضع شيء.</translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub asks you to sign in again.</source>
        <translation>المسار ليس على هذا الجهاز، ويطلب الخادم تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>This customer&apos;s journey is not yours to see.</source>
        <translation>لا يحق لك الاطلاع على مسار هذا العميل.</translation>
    </message>
    <message>
        <source>The journey is not on this device, and the hub cannot be reached. The call is not affected, and nothing was lost.</source>
        <translation>المسار ليس على هذا الجهاز، ولا يمكن الوصول إلى الخادم. لم تتأثر المكالمة ولم يضع شيء.</translation>
    </message>
    <message>
        <source>The hub does not know this customer any more.</source>
        <translation>لم يعد الخادم يعرف هذا العميل.</translation>
    </message>
    <message>
        <source>This customer&apos;s data was erased, so there is nothing to show.</source>
        <translation>مُحيت بيانات هذا العميل، فلا شيء يُعرض.</translation>
    </message>
</context>
<context>
    <name>Locked</name>
    <message>
        <source>It could not be opened. Try again.</source>
        <translation>تعذّر الفتح. حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>This is not the PIN.</source>
        <translation>ليس هذا هو الرمز.</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>اكتبه مرة أخرى.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفلة</translation>
    </message>
    <message>
        <source>Customer details are hidden. Your call goes on, the telephone is not affected.</source>
        <translation>تفاصيل العميل مخفية. تستمر مكالمتك، ولا يتأثر الهاتف.</translation>
    </message>
    <message>
        <source>Customer details are hidden. Responses go on being sent.</source>
        <translation>تفاصيل العملاء مخفية. يستمر إرسال الردود.</translation>
    </message>
    <message>
        <source>PIN or phrase</source>
        <translation>الرمز أو العبارة</translation>
    </message>
    <message>
        <source>PIN forgotten?</source>
        <translation>نسيت الرمز؟</translation>
    </message>
    <message>
        <source>Someone else signs in</source>
        <translation>يسجّل الدخول شخص آخر</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>اكتب رمزك.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>جارٍ الفتح…</translation>
    </message>
    <message>
        <source>Unlock as {name}</source>
        <translation>فتح القفل باسم {name}</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>A call is waiting</source>
        <translation>مكالمة تنتظر</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>في مكالمة</translation>
    </message>
    <message>
        <source>No call is waiting</source>
        <translation>لا مكالمة تنتظر</translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) are kept safe on this device</source>
        <translation>
            <numerusform>لا ردود محفوظة على هذا الجهاز</numerusform>
            <numerusform>رد واحد محفوظ بأمان على هذا الجهاز</numerusform>
            <numerusform>ردان محفوظان بأمان على هذا الجهاز</numerusform>
            <numerusform>%n ردود محفوظة بأمان على هذا الجهاز</numerusform>
            <numerusform>%n ردًا محفوظًا بأمان على هذا الجهاز</numerusform>
            <numerusform>%n رد محفوظ بأمان على هذا الجهاز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked after %n minute(s)</source>
        <translation>
            <numerusform>أُقفلت على الفور</numerusform>
            <numerusform>أُقفلت بعد دقيقة</numerusform>
            <numerusform>أُقفلت بعد دقيقتين</numerusform>
            <numerusform>أُقفلت بعد %n دقائق</numerusform>
            <numerusform>أُقفلت بعد %n دقيقة</numerusform>
            <numerusform>أُقفلت بعد %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n minute(s), then type it again.</source>
        <translation>
            <numerusform>اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر دقيقة ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر دقيقتين ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n دقائق ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n دقيقة ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n دقيقة ثم اكتبه مرة أخرى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n second(s), then type it again.</source>
        <translation>
            <numerusform>اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر ثانية ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر ثانيتين ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n ثوانٍ ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n ثانية ثم اكتبه مرة أخرى.</numerusform>
            <numerusform>انتظر %n ثانية ثم اكتبه مرة أخرى.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Lock now (Ctrl+L)</source>
        <translation>القفل الآن (Ctrl+L)</translation>
    </message>
    <message>
        <source>Change the PIN…</source>
        <translation>تغيير الرمز…</translation>
    </message>
    <message>
        <source>Choose a PIN…</source>
        <translation>اختيار رمز…</translation>
    </message>
    <message>
        <source>Does not lock by itself: your company has set it so.</source>
        <translation>لا تُقفل تلقائيًا: هكذا ضبطتها شركتك.</translation>
    </message>
    <message>
        <source>This system does not tell whether somebody is there: only what is typed in this window counts.</source>
        <translation>لا يخبر هذا النظام بوجود أحد: لا يُحتسب إلا ما يُكتب في هذه النافذة.</translation>
    </message>
    <message>
        <source>Online only: customers are forgotten when the program ends.</source>
        <translation>عبر الإنترنت فقط: يُنسى العملاء عند انتهاء البرنامج.</translation>
    </message>
    <message numerus="yes">
        <source>Locks after %n minute(s) with nobody there.</source>
        <translation>
            <numerusform>تُقفل على الفور عند غياب الجميع.</numerusform>
            <numerusform>تُقفل بعد دقيقة من غياب الجميع.</numerusform>
            <numerusform>تُقفل بعد دقيقتين من غياب الجميع.</numerusform>
            <numerusform>تُقفل بعد %n دقائق من غياب الجميع.</numerusform>
            <numerusform>تُقفل بعد %n دقيقة من غياب الجميع.</numerusform>
            <numerusform>تُقفل بعد %n دقيقة من غياب الجميع.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStrip</name>
    <message>
        <source>Done, put this away</source>
        <translation>تم، إخفاء</translation>
    </message>
    <message>
        <source>Open the page {address}</source>
        <translation>فتح الصفحة {address}</translation>
    </message>
    <message>
        <source>Open the dialler</source>
        <translation>فتح لوحة الاتصال</translation>
    </message>
    <message>
        <source>Next, for “{title}”: open the page</source>
        <translation>التالي لـ «{title}»: افتح الصفحة</translation>
    </message>
    <message>
        <source>Next, for “{title}”: make the call</source>
        <translation>التالي لـ «{title}»: أجرِ المكالمة</translation>
    </message>
    <message>
        <source>Next, for “{title}”: agree on a callback</source>
        <translation>التالي لـ «{title}»: اتفق على معاودة الاتصال</translation>
    </message>
    <message>
        <source>Ask for a day and a time, and repeat both to the customer.</source>
        <translation>اسأل عن اليوم والوقت، وكررهما للعميل.</translation>
    </message>
</context>
<context>
    <name>NotTaken</name>
    <message>
        <source>Say why: the note is kept with the decision.</source>
        <translation>اذكر السبب: تُحفظ الملاحظة مع القرار.</translation>
    </message>
    <message>
        <source>Applied. The agent&apos;s desktop is told.</source>
        <translation>طُبِّق. يُبلَّغ حاسوب الموظف بذلك.</translation>
    </message>
    <message>
        <source>Discarded. The agent&apos;s desktop is told.</source>
        <translation>أُهمل. يُبلَّغ حاسوب الموظف بذلك.</translation>
    </message>
    <message>
        <source>Applied after all</source>
        <translation>طُبِّق بعد ذلك</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>أُهمل</translation>
    </message>
    <message>
        <source>Somebody else has settled it. Refresh the list.</source>
        <translation>حسمه شخص آخر. حدّث القائمة.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوحة</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>محسومة</translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation>لم يقبلها الخادم</translation>
    </message>
    <message>
        <source>The agents see that you settle these; nothing is asked of them.</source>
        <translation>يرى الموظفون أنك تحسم هذه؛ ولا يُطلب منهم شيء.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>سُجِّل</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Why it was not taken</source>
        <translation>سبب عدم القبول</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>Nothing was settled in the last while.</source>
        <translation>لم يُحسم شيء في الآونة الأخيرة.</translation>
    </message>
    <message>
        <source>The hub has taken everything that the team recorded.</source>
        <translation>قبل الخادم كل ما سجّله الفريق.</translation>
    </message>
    <message>
        <source>Reached the hub</source>
        <translation>وصل إلى الخادم</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>رمز السبب</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>القيد</translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation>أقدمها من {time}</translation>
    </message>
    <message>
        <source>last heard {ago}</source>
        <translation>آخر اتصال {ago}</translation>
    </message>
    <message>
        <source>desk {name}</source>
        <translation>المكتب {name}</translation>
    </message>
    <message>
        <source>Apply it once the reason is out of the way, or discard it. Either is final, goes to the agent&apos;s desktop and stands in the audit log with your note.</source>
        <translation>طبِّقه متى زال السبب، أو أهمله. كلاهما نهائي، ويصل إلى حاسوب الموظف ويُدوَّن في سجل التدقيق مع ملاحظتك.</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>ما تقرر</translation>
    </message>
    <message>
        <source>What you can do</source>
        <translation>ما يمكنك فعله</translation>
    </message>
    <message>
        <source>Desks with entries that have not arrived</source>
        <translation>مكاتب لديها قيود لم تصل</translation>
    </message>
    <message>
        <source>None: every desk has delivered what it holds.</source>
        <translation>لا شيء: سلّم كل مكتب ما لديه.</translation>
    </message>
    <message>
        <source>Note, needed to discard</source>
        <translation>ملاحظة، لازمة للإهمال</translation>
    </message>
    <message>
        <source>Note for the audit log, needed to discard</source>
        <translation>ملاحظة لسجل التدقيق، لازمة للإهمال</translation>
    </message>
    <message>
        <source>Apply after all</source>
        <translation>تطبيقه مع ذلك</translation>
    </message>
    <message>
        <source>Discard, with the note</source>
        <translation>إهماله مع الملاحظة</translation>
    </message>
    <message>
        <source>The chosen entry</source>
        <translation>القيد المختار</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>لا شيء ينتظر</numerusform>
            <numerusform>واحد ينتظر</numerusform>
            <numerusform>اثنان ينتظران</numerusform>
            <numerusform>%n تنتظر</numerusform>
            <numerusform>%n تنتظر</numerusform>
            <numerusform>%n تنتظر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Choose the caller first</source>
        <translation>اختر المتصل أولًا</translation>
    </message>
    <message>
        <source>Suggestions are personal, so none are shown while several are possible.</source>
        <translation>الاقتراحات شخصية، فلا يظهر منها شيء ما دام الاحتمال لأكثر من شخص.</translation>
    </message>
    <message>
        <source>Find the caller first</source>
        <translation>اعثر على المتصل أولًا</translation>
    </message>
    <message>
        <source>Suggestions open once you know who is on the line.</source>
        <translation>تُفتح الاقتراحات حين تعرف من على الخط.</translation>
    </message>
    <message>
        <source>Suggestions open with the call</source>
        <translation>تُفتح الاقتراحات مع المكالمة</translation>
    </message>
    <message>
        <source>While it rings, only the name and the queue are shown.</source>
        <translation>أثناء الرنين يظهر الاسم والقائمة فقط.</translation>
    </message>
    <message>
        <source>What to say next stands here, the best first.</source>
        <translation>هنا ما يقال تاليًا، والأفضل أولًا.</translation>
    </message>
    <message>
        <source>Nothing to suggest right now</source>
        <translation>لا اقتراح الآن</translation>
    </message>
    <message>
        <source>All suggestions rest. Just listen.</source>
        <translation>كل الاقتراحات مؤجَّلة. أصغِ فقط.</translation>
    </message>
    <message>
        <source>Suggestions did not load</source>
        <translation>لم تُحمَّل الاقتراحات</translation>
    </message>
    <message>
        <source>Everything is hidden</source>
        <translation>كل شيء مخفي</translation>
    </message>
    <message>
        <source>Nothing is logged until you know who is on the line.</source>
        <translation>لا يُسجَّل شيء حتى تعرف من على الخط.</translation>
    </message>
    <message>
        <source>“Thank you for waiting. I am opening your details now.”</source>
        <translation>«شكرًا لانتظارك. أفتح بياناتك الآن.»</translation>
    </message>
    <message>
        <source>“Thank you for calling. Who am I speaking with, please?”</source>
        <translation>«شكرًا لاتصالك. مع من أتحدث من فضلك؟»</translation>
    </message>
    <message>
        <source>“Thank you for calling. May I ask your name, and how I can help you today?”</source>
        <translation>«شكرًا لاتصالك. ما اسمك، وكيف أساعدك اليوم؟»</translation>
    </message>
    <message>
        <source>“Thank you for calling again. How can I help you today?”</source>
        <translation>«شكرًا لاتصالك مجددًا. كيف أساعدك اليوم؟»</translation>
    </message>
    <message>
        <source>“May I have your name or your customer number, please?”</source>
        <translation>«ما اسمك أو رقم العميل من فضلك؟»</translation>
    </message>
    <message>
        <source>Safe to say meanwhile</source>
        <translation>ما يمكن قوله الآن</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>See what is held back</source>
        <translation>عرض المؤجَّل</translation>
    </message>
    <message>
        <source>Suggestions are loading</source>
        <translation>جارٍ تحميل الاقتراحات</translation>
    </message>
</context>
<context>
    <name>NumberPane</name>
    <message>
        <source>Number to call</source>
        <translation>الرقم المطلوب</translation>
    </message>
    <message>
        <source>Prepare this call</source>
        <translation>تجهيز هذه المكالمة</translation>
    </message>
    <message>
        <source>The journey and the suggestions open before you dial.</source>
        <translation>يُفتح المسار والاقتراحات قبل الطلب.</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>A call is on the screen. Finish it, then type the number again.</source>
        <translation>هناك مكالمة معروضة. أنهها ثم اكتب الرقم من جديد.</translation>
    </message>
    <message>
        <source>This is not a phone number. Type digits, with + for another country.</source>
        <translation>هذا ليس رقم هاتف. اكتب أرقامًا، مع + لبلد آخر.</translation>
    </message>
    <message>
        <source>This looks like a card number. It was not kept, and it is never dialled.</source>
        <translation>يبدو هذا رقم بطاقة. لم يُحفظ ولن يُطلب أبدًا.</translation>
    </message>
    <message>
        <source>The number is too short to call. Add the missing digits.</source>
        <translation>الرقم قصير جدًا. أضف الأرقام الناقصة.</translation>
    </message>
    <message>
        <source>The number is too long to call. Check its digits.</source>
        <translation>الرقم طويل جدًا. راجع أرقامه.</translation>
    </message>
    <message>
        <source>The area code is missing. Add it in front.</source>
        <translation>رمز المنطقة ناقص. أضفه في البداية.</translation>
    </message>
    <message>
        <source>The country code is missing. Begin with + and the country&apos;s code.</source>
        <translation>رمز البلد ناقص. ابدأ بعلامة + ورمز البلد.</translation>
    </message>
    <message>
        <source>Type a number to call.</source>
        <translation>اكتب رقمًا للطلب.</translation>
    </message>
</context>
<context>
    <name>OnlineOnly</name>
    <message>
        <source>Your company keeps no customers on this computer (&apos;online only&apos;): without the hub nobody is found, and nothing is suggested. Your responses are saved here and sent all the same.</source>
        <translation>لا تحفظ شركتك عملاء على هذا الحاسوب («عبر الإنترنت فقط»): دون الخادم لا يُعثر على أحد ولا يُقترح شيء. تُحفظ ردودك هنا وتُرسل مع ذلك.</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>تجهيز</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>يرن</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>في مكالمة</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>انتهت المكالمة</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>A PIN of digits has 4 to 12 of them.</source>
        <translation>الرمز الرقمي من 4 إلى 12 رقمًا.</translation>
    </message>
    <message>
        <source>The same digit over and over is too easy to see.</source>
        <translation>تكرار الرقم نفسه سهل الرؤية.</translation>
    </message>
    <message>
        <source>Digits in a row are tried first. Choose others.</source>
        <translation>الأرقام المتتالية تُجرَّب أولًا. اختر غيرها.</translation>
    </message>
    <message>
        <source>This repeats itself. Choose other digits.</source>
        <translation>هذا يكرر نفسه. اختر أرقامًا أخرى.</translation>
    </message>
    <message>
        <source>This PIN is among the first that anybody tries. Choose another.</source>
        <translation>هذا الرمز من أول ما يجرّبه أي أحد. اختر غيره.</translation>
    </message>
    <message>
        <source>A year is tried first. Choose other digits.</source>
        <translation>تُجرَّب السنة أولًا. اختر أرقامًا أخرى.</translation>
    </message>
    <message>
        <source>Use 4 to 12 digits, or a phrase of at least 8 characters with letters.</source>
        <translation>استخدم من 4 إلى 12 رقمًا، أو عبارة من 8 محارف على الأقل فيها حروف.</translation>
    </message>
    <message>
        <source>This is too long. Use up to 128 characters.</source>
        <translation>هذا طويل جدًا. استخدم 128 محرفًا على الأكثر.</translation>
    </message>
    <message>
        <source>This repeats a few characters. Choose a longer phrase.</source>
        <translation>هذا يكرر بضعة محارف. اختر عبارة أطول.</translation>
    </message>
    <message>
        <source>This phrase is among the first that anybody tries. Choose another.</source>
        <translation>هذه العبارة من أول ما يجرّبه أي أحد. اختر غيرها.</translation>
    </message>
    <message>
        <source>This is your own name. Choose another phrase.</source>
        <translation>هذا اسمك. اختر عبارة أخرى.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Segment</source>
        <translation>الشريحة</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>الباقة</translation>
    </message>
    <message>
        <source>Contract months left</source>
        <translation>أشهر العقد المتبقية</translation>
    </message>
    <message>
        <source>Contract ends</source>
        <translation>ينتهي العقد</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>الخطوط</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>البطاقة</translation>
    </message>
    <message>
        <source>Requested amount</source>
        <translation>المبلغ المطلوب</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>الدخل</translation>
    </message>
    <message>
        <source>Months in arrears</source>
        <translation>أشهر التأخر</translation>
    </message>
    <message>
        <source>Offers welcome by</source>
        <translation>العروض مرحب بها عبر</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>اللغات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>City</source>
        <translation>المدينة</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>البلد</translation>
    </message>
    <message>
        <source>Best time to call</source>
        <translation>أفضل وقت للاتصال</translation>
    </message>
    <message>
        <source>Best way to reach</source>
        <translation>أفضل طريقة للتواصل</translation>
    </message>
    <message>
        <source>Monthly bill</source>
        <translation>الفاتورة الشهرية</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>حد الائتمان</translation>
    </message>
    <message>
        <source>Data used</source>
        <translation>البيانات المستهلكة</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>البطاقات</translation>
    </message>
    <message>
        <source>Joint account</source>
        <translation>حساب مشترك</translation>
    </message>
    <message>
        <source>Paperless</source>
        <translation>دون ورق</translation>
    </message>
    <message>
        <source>Travels</source>
        <translation>يسافر</translation>
    </message>
    <message>
        <source>Fibre</source>
        <translation>الألياف</translation>
    </message>
    <message>
        <source>Fibre available</source>
        <translation>الألياف متاحة</translation>
    </message>
    <message>
        <source>Bonus points</source>
        <translation>نقاط المكافآت</translation>
    </message>
    <message>
        <source>Bonus card confirmed</source>
        <translation>بطاقة المكافآت مؤكدة</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
</context>
<context>
    <name>RaisePane</name>
    <message>
        <source>Search every action</source>
        <translation>البحث في كل الإجراءات</translation>
    </message>
    <message>
        <source>Search every action of the catalogue</source>
        <translation>البحث في كل إجراءات الدليل</translation>
    </message>
    <message>
        <source>Back to the suggestions, Escape</source>
        <translation>العودة إلى الاقتراحات، Escape</translation>
    </message>
    <message>
        <source>Customer raises something else</source>
        <translation>العميل يثير أمرًا آخر</translation>
    </message>
    <message>
        <source>No action has these words.</source>
        <translation>لا إجراء بهذه الكلمات.</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>The hub does not know this customer, or not any more.</source>
        <translation>لا يعرف الخادم هذا العميل، أو لم يعد يعرفه.</translation>
    </message>
    <message>
        <source>The response that it takes back is not on the hub.</source>
        <translation>الرد الذي يتراجع عنه ليس على الخادم.</translation>
    </message>
    <message>
        <source>It takes back a response that somebody else recorded.</source>
        <translation>يتراجع عن رد سجّله شخص آخر.</translation>
    </message>
    <message>
        <source>The list that came with it is of another customer.</source>
        <translation>القائمة التي وصلت معه لعميل آخر.</translation>
    </message>
    <message>
        <source>The list that it answers did not come with it.</source>
        <translation>القائمة التي يجيب عنها لم تصل معه.</translation>
    </message>
    <message>
        <source>The list that it answers is not on the hub.</source>
        <translation>القائمة التي يجيب عنها ليست على الخادم.</translation>
    </message>
    <message>
        <source>That is not a number which can be linked to somebody.</source>
        <translation>ليس هذا رقمًا يمكن ربطه بأحد.</translation>
    </message>
    <message>
        <source>It cannot be read, so it cannot be applied.</source>
        <translation>لا يمكن قراءته، فلا يمكن تطبيقه.</translation>
    </message>
    <message>
        <source>It is larger than the hub takes.</source>
        <translation>أكبر مما يقبله الخادم.</translation>
    </message>
    <message>
        <source>The hub is older than this program and does not know entries of this kind.</source>
        <translation>الخادم أقدم من هذا البرنامج ولا يعرف قيودًا من هذا النوع.</translation>
    </message>
    <message>
        <source>The catalogue has no such answer for calls any more.</source>
        <translation>لم يعد في الدليل مثل هذا الرد للمكالمات.</translation>
    </message>
    <message>
        <source>It is about a customer who was erased: nothing of it is kept.</source>
        <translation>يتعلق بعميل مُحي: لا يُحفظ منه شيء.</translation>
    </message>
    <message>
        <source>The hub failed on it. It can be applied once the hub is mended.</source>
        <translation>تعثّر الخادم عنده. يمكن تطبيقه بعد إصلاح الخادم.</translation>
    </message>
    <message>
        <source>Another entry with the same id is on the hub already.</source>
        <translation>على الخادم قيد آخر بالمعرّف نفسه.</translation>
    </message>
    <message>
        <source>The hub gave no reason.</source>
        <translation>لم يذكر الخادم سببًا.</translation>
    </message>
</context>
<context>
    <name>ResponseSlot</name>
    <message>
        <source>{answer} was not saved: {title}</source>
        <translation>لم يُحفظ {answer}: {title}</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>الحفظ مجددًا</translation>
    </message>
    <message>
        <source>Save again: {what}</source>
        <translation>الحفظ مجددًا: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo {answer} for {title}, Ctrl Z</source>
        <translation>التراجع عن {answer} بشأن {title}، Ctrl Z</translation>
    </message>
    <message>
        <source>{title}: {answer}</source>
        <translation>{title}: {answer}</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>The hub asks you to sign in again.</source>
        <translation>يطلب الخادم تسجيل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Your sign-in does not allow this. A supervisor&apos;s does.</source>
        <translation>لا يسمح حسابك بهذا، بل حساب مشرف.</translation>
    </message>
    <message>
        <source>The hub does not have it any more.</source>
        <translation>لم يعد لدى الخادم.</translation>
    </message>
    <message>
        <source>The hub cannot be reached. What was loaded before stays here.</source>
        <translation>لا يمكن الوصول إلى الخادم. ما حُمِّل قبلًا يبقى هنا.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Customer since {day}</source>
        <translation>عميل منذ {day}</translation>
    </message>
    <message>
        <source>No name on record</source>
        <translation>لا اسم مسجَّلًا</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As the system</source>
        <translation>كالنظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Language (from the next start on)</source>
        <translation>اللغة (من التشغيل التالي)</translation>
    </message>
    <message>
        <source>Single keys (1 2 3, T, W, H...)</source>
        <translation>مفاتيح مفردة (1 2 3 وT وW وH…)</translation>
    </message>
    <message>
        <source>Reduced motion</source>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>تسجيل الدخول مجددًا…</translation>
    </message>
</context>
<context>
    <name>SignalStrip</name>
    <message>
        <source>Show in journey</source>
        <translation>عرض في المسار</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>اطّلعت</translation>
    </message>
    <message>
        <source>Previous signal</source>
        <translation>الإشارة السابقة</translation>
    </message>
    <message>
        <source>Next signal</source>
        <translation>الإشارة التالية</translation>
    </message>
    <message>
        <source>Signals appear here once you have chosen the caller</source>
        <translation>تظهر الإشارات هنا بعد اختيار المتصل</translation>
    </message>
    <message>
        <source>Checking for live signals</source>
        <translation>جارٍ فحص الإشارات الحية</translation>
    </message>
    <message>
        <source>Signals are hidden</source>
        <translation>الإشارات مخفية</translation>
    </message>
    <message>
        <source>No live signals</source>
        <translation>لا إشارات حية</translation>
    </message>
    <message>
        <source>{age}, counts until {time}</source>
        <translation>{age}، سارية حتى {time}</translation>
    </message>
    <message>
        <source>{n} of {total}</source>
        <translation>{n} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>Rests on %n event(s) of the journey</source>
        <translation>
            <numerusform>تستند إلى لا أحداث في المسار</numerusform>
            <numerusform>تستند إلى حدث واحد في المسار</numerusform>
            <numerusform>تستند إلى حدثان في المسار</numerusform>
            <numerusform>تستند إلى %n أحداث في المسار</numerusform>
            <numerusform>تستند إلى %n حدثًا في المسار</numerusform>
            <numerusform>تستند إلى %n حدث في المسار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>سجّل الدخول من جديد</translation>
    </message>
    <message>
        <source>Sync is held up</source>
        <translation>المزامنة معلّقة</translation>
    </message>
    <message>
        <source>Your supervisor or IT settles it</source>
        <translation>يحسمها المشرف أو قسم تقنية المعلومات</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>Connecting to the hub</source>
        <translation>جارٍ الاتصال بالخادم</translation>
    </message>
    <message>
        <source>All responses synced</source>
        <translation>تمت مزامنة كل الردود</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) differed from the hub and were fetched again</source>
        <translation>
            <numerusform>لم يختلف أي عميل عن الخادم</numerusform>
            <numerusform>اختلف عميل واحد عن الخادم وجُلب من جديد</numerusform>
            <numerusform>اختلف عميلان عن الخادم وجُلبا من جديد</numerusform>
            <numerusform>اختلف %n عملاء عن الخادم وجُلبوا من جديد</numerusform>
            <numerusform>اختلف %n عميلًا عن الخادم وجُلبوا من جديد</numerusform>
            <numerusform>اختلف %n عميل عن الخادم وجُلبوا من جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) not taken by the hub</source>
        <translation>
            <numerusform>قبل الخادم كل الردود</numerusform>
            <numerusform>رد واحد لم يقبله الخادم</numerusform>
            <numerusform>ردان لم يقبلهما الخادم</numerusform>
            <numerusform>%n ردود لم يقبلها الخادم</numerusform>
            <numerusform>%n ردًا لم يقبله الخادم</numerusform>
            <numerusform>%n رد لم يقبله الخادم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) waiting to sync</source>
        <translation>
            <numerusform>لا ردود بانتظار المزامنة</numerusform>
            <numerusform>رد واحد بانتظار المزامنة</numerusform>
            <numerusform>ردان بانتظار المزامنة</numerusform>
            <numerusform>%n ردود بانتظار المزامنة</numerusform>
            <numerusform>%n ردًا بانتظار المزامنة</numerusform>
            <numerusform>%n رد بانتظار المزامنة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>all keys</source>
        <translation>كل المفاتيح</translation>
    </message>
    <message>
        <source>try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>close explanation</source>
        <translation>إغلاق الشرح</translation>
    </message>
    <message>
        <source>back to suggestions</source>
        <translation>العودة إلى الاقتراحات</translation>
    </message>
    <message>
        <source>next pane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>number to call</source>
        <translation>رقم للطلب</translation>
    </message>
    <message>
        <source>choose a person</source>
        <translation>اختيار شخص</translation>
    </message>
    <message>
        <source>without a profile</source>
        <translation>بلا ملف</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>للرد</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>{status}. Open sync and problems</source>
        <translation>{status}. فتح المزامنة والمشكلات</translation>
    </message>
    <message>
        <source>Journey live</source>
        <translation>المسار مباشر</translation>
    </message>
    <message>
        <source>Journey live, updated {time}</source>
        <translation>المسار مباشر، آخر تحديث {time}</translation>
    </message>
    <message>
        <source>Journey from this device, {time}</source>
        <translation>المسار من هذا الجهاز، {time}</translation>
    </message>
</context>
<context>
    <name>Stranger</name>
    <message>
        <source>Nobody is matched, on purpose</source>
        <translation>لا مطابقة، عن قصد</translation>
    </message>
    <message>
        <source>A hidden number is never guessed. Ask who is calling, then open the profile; journey and suggestions follow.</source>
        <translation>الرقم المحجوب لا يُخمَّن أبدًا. اسأل من المتصل ثم افتح الملف؛ يتبعه المسار والاقتراحات.</translation>
    </message>
    <message>
        <source>Who is on the line?</source>
        <translation>من على الخط؟</translation>
    </message>
    <message>
        <source>Everything about the other customer is hidden, and the answers of this call no longer count for them.</source>
        <translation>كل ما يخص العميل الآخر مخفي، ولم تعد ردود هذه المكالمة تُحسب له.</translation>
    </message>
    <message>
        <source>Not in our records</source>
        <translation>ليس في سجلاتنا</translation>
    </message>
    <message>
        <source>Find the person, or keep the call without a profile.</source>
        <translation>اعثر على الشخص، أو أكمل المكالمة بلا ملف.</translation>
    </message>
    <message>
        <source>Name, customer number or e-mail</source>
        <translation>الاسم أو رقم العميل أو البريد</translation>
    </message>
    <message>
        <source>Go on without a profile</source>
        <translation>المتابعة بلا ملف</translation>
    </message>
</context>
<context>
    <name>Supervisor</name>
    <message>
        <source>All</source>
        <comment>answers</comment>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>الردود</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>لم تُقبل</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>دون اتصال</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>محدَّث</translation>
    </message>
    <message>
        <source>Received until %1</source>
        <translation>وردت حتى %1</translation>
    </message>
    <message>
        <source>export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>row</source>
        <translation>صف</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>الكل: %1</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>الاقتراح</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>الرد</translation>
    </message>
    <message>
        <source>Shown</source>
        <comment>place on the list, a column</comment>
        <translation>عُرض</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>تم التراجع</translation>
    </message>
    <message>
        <source>Rests until %1</source>
        <translation>مؤجَّل حتى %1</translation>
    </message>
    <message>
        <source>Customer asked for it</source>
        <translation>طلبه العميل</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>الاسم غير معروف</translation>
    </message>
    <message>
        <source>shown at place %1</source>
        <translation>عُرض في المرتبة %1</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>تعذّرت كتابة %1: %2. اختر مكانًا آخر.</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>أُجيب: %1</translation>
    </message>
    <message>
        <source>Hide why “%1” stood here</source>
        <translation>إخفاء سبب ورود «%1» هنا</translation>
    </message>
    <message>
        <source>Why “%1” stood here</source>
        <translation>سبب ورود «%1» هنا</translation>
    </message>
    <message>
        <source>Held back then</source>
        <translation>كان مؤجَّلًا</translation>
    </message>
    <message>
        <source>Copy the list as text</source>
        <translation>نسخ القائمة كنص</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>إغلاق القائمة</translation>
    </message>
    <message>
        <source>Choose a response to see the list as it was.</source>
        <translation>اختر ردًا لترى القائمة كما كانت.</translation>
    </message>
    <message>
        <source>The customer asked about it. No list was on the screen, so there is none to show.</source>
        <translation>سأل العميل عنه. لم تكن هناك قائمة معروضة، فلا شيء يُعرض.</translation>
    </message>
    <message>
        <source>Loading the list…</source>
        <translation>جارٍ تحميل القائمة…</translation>
    </message>
    <message>
        <source>As %1 saw it</source>
        <translation>كما رآها %1</translation>
    </message>
    <message>
        <source>As the agent saw it</source>
        <translation>كما رآها الموظف</translation>
    </message>
    <message>
        <source>below the edge of the window</source>
        <translation>تحت حافة النافذة</translation>
    </message>
    <message>
        <source>Worked out again from the record: the same list.</source>
        <translation>أُعيد حسابها من السجل: القائمة نفسها.</translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1, so this list cannot be shown again.</source>
        <translation>لم يعد لدى الخادم إصدار القواعد %1، فلا يمكن عرض هذه القائمة.</translation>
    </message>
    <message>
        <source>The hub no longer has rules version %1 or model %2, so this list cannot be shown again.</source>
        <translation>لم يعد لدى المركز إصدار القواعد %1 أو النموذج %2، لذا لا يمكن عرض هذه القائمة مجددًا.</translation>
    </message>
    <message>
        <source>Worked out again, the list differs from the recorded one. Treat it as likely, not as certain, and tell IT.</source>
        <translation>عند إعادة الحساب تختلف القائمة عن المسجَّلة. اعتبرها مرجَّحة لا مؤكدة، وأبلغ قسم التقنية.</translation>
    </message>
    <message>
        <source>Rules version %1</source>
        <translation>إصدار القواعد %1</translation>
    </message>
    <message>
        <source>none, starting values</source>
        <translation>لا يوجد، قيم البداية</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>النموذج %1</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>New rows wait until you ask</source>
        <translation>تنتظر الصفوف الجديدة حتى تطلبها</translation>
    </message>
    <message>
        <source>Responses – Agent Desktop</source>
        <translation>الردود – Agent Desktop</translation>
    </message>
    <message>
        <source>Loading responses…</source>
        <translation>جارٍ تحميل الردود…</translation>
    </message>
    <message>
        <source>No response matches these filters.</source>
        <translation>لا رد يطابق هذه التصفية.</translation>
    </message>
    <message>
        <source>Export responses</source>
        <translation>تصدير الردود</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n new response(s)</source>
        <translation>
            <numerusform>لا ردود جديدة</numerusform>
            <numerusform>رد جديد</numerusform>
            <numerusform>ردان جديدان</numerusform>
            <numerusform>%n ردود جديدة</numerusform>
            <numerusform>%n ردًا جديدًا</numerusform>
            <numerusform>%n رد جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s)</source>
        <translation>
            <numerusform>لا ردود</numerusform>
            <numerusform>رد واحد</numerusform>
            <numerusform>ردان</numerusform>
            <numerusform>%n ردود</numerusform>
            <numerusform>%n ردًا</numerusform>
            <numerusform>%n رد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved to %1.</source>
        <translation>
            <numerusform>لم يُحفظ صف في %1.</numerusform>
            <numerusform>حُفظ صف في %1.</numerusform>
            <numerusform>حُفظ صفان في %1.</numerusform>
            <numerusform>حُفظت %n صفوف في %1.</numerusform>
            <numerusform>حُفظ %n صفًا في %1.</numerusform>
            <numerusform>حُفظ %n صف في %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>لا تراجع</numerusform>
            <numerusform>تراجع واحد</numerusform>
            <numerusform>تراجعان</numerusform>
            <numerusform>%n تراجعات</numerusform>
            <numerusform>%n تراجعًا</numerusform>
            <numerusform>%n تراجع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>لا صفوف للتصدير</numerusform>
            <numerusform>تصدير صف</numerusform>
            <numerusform>تصدير صفين</numerusform>
            <numerusform>تصدير %n صفوف</numerusform>
            <numerusform>تصدير %n صفًا</numerusform>
            <numerusform>تصدير %n صف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>إظهار الجديد</numerusform>
            <numerusform>إظهار اثنين</numerusform>
            <numerusform>إظهار %n جديدة</numerusform>
            <numerusform>إظهار %n جديدًا</numerusform>
            <numerusform>إظهار %n جديد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCentre</name>
    <message>
        <source>The hub did not answer the comparison. It is made by itself later.</source>
        <translation>لم يجب الخادم عن المقارنة. تُجرى لاحقًا من تلقاء نفسها.</translation>
    </message>
    <message>
        <source>Saved as {file}. It holds no names, numbers, tokens or keys.</source>
        <translation>حُفظ باسم {file}. لا يحوي أسماء ولا أرقامًا ولا رموزًا ولا مفاتيح.</translation>
    </message>
    <message>
        <source>A colleague&apos;s: leaves in its own order</source>
        <translation>لزميل: يُرسل بترتيبه</translation>
    </message>
    <message>
        <source>Leaves when you have signed in again</source>
        <translation>يُرسل بعد تسجيل دخولك من جديد</translation>
    </message>
    <message>
        <source>After the one above</source>
        <translation>بعد الذي فوقه</translation>
    </message>
    <message>
        <source>Held up: see &apos;This device&apos;</source>
        <translation>معلّق: انظر «هذا الجهاز»</translation>
    </message>
    <message>
        <source>Leaves when the hub is back</source>
        <translation>يُرسل عند عودة الخادم</translation>
    </message>
    <message>
        <source>Leaves now</source>
        <translation>يُرسل الآن</translation>
    </message>
    <message>
        <source>everything has left</source>
        <translation>أُرسل كل شيء</translation>
    </message>
    <message>
        <source>they leave by themselves</source>
        <translation>تُرسل من تلقاء نفسها</translation>
    </message>
    <message>
        <source>oldest from {time}</source>
        <translation>أقدمها من {time}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>ليس بعد</translation>
    </message>
    <message>
        <source>no differences since the start</source>
        <translation>لا فروق منذ البدء</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>لم تُقبل</translation>
    </message>
    <message>
        <source>your supervisor or IT settles it</source>
        <translation>يحسمها المشرف أو التقنية</translation>
    </message>
    <message>
        <source>nothing was refused</source>
        <translation>لم يُرفض شيء</translation>
    </message>
    <message>
        <source>last contact</source>
        <translation>آخر اتصال</translation>
    </message>
    <message>
        <source>the line is up</source>
        <translation>الخط قائم</translation>
    </message>
    <message>
        <source>the line is down</source>
        <translation>الخط مقطوع</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Nothing but what you recorded is kept here: without the hub nobody can be looked up.</source>
        <translation>لا يُحفظ هنا إلا ما سجّلته: دون الخادم لا يمكن البحث عن أحد.</translation>
    </message>
    <message>
        <source>Search finds everybody who is kept on this device.</source>
        <translation>يجد البحث كل من هو محفوظ على هذا الجهاز.</translation>
    </message>
    <message>
        <source>Kept here: up to {customers} customers, {days} days each.</source>
        <translation>يُحفظ هنا: حتى {customers} عميل، لكلٍّ {days} يومًا.</translation>
    </message>
    <message>
        <source>Search is still indexing: older customers may be missing.</source>
        <translation>ما زال البحث يُفهرس: قد ينقص عملاء أقدم.</translation>
    </message>
    <message>
        <source>Nothing waits, and nothing was refused.</source>
        <translation>لا شيء ينتظر، ولم يُرفض شيء.</translation>
    </message>
    <message>
        <source>What waits, and what was not taken</source>
        <translation>ما ينتظر، وما لم يُقبل</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Sync and problems</source>
        <translation>المزامنة والمشكلات</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Close sync and problems, Esc</source>
        <translation>إغلاق المزامنة والمشكلات، Esc</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>Not taken by the hub</source>
        <translation>لم يقبلها الخادم</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>حفظ بيانات التشخيص</translation>
    </message>
    <message>
        <source>What you record is saved on this device first, then sent. Nothing is deleted until the hub confirms it.</source>
        <translation>ما تسجّله يُحفظ أولًا على هذا الجهاز ثم يُرسل. لا يُحذف شيء قبل أن يؤكده الخادم.</translation>
    </message>
    <message>
        <source>For your supervisor or IT: nothing for you to do</source>
        <translation>للمشرف أو قسم تقنية المعلومات: لا شيء عليك</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>لم تُقبل</translation>
    </message>
    <message>
        <source>Leaves by itself, in the order you answered</source>
        <translation>يُرسل من تلقاء نفسه بترتيب إجاباتك</translation>
    </message>
    <message>
        <source>Your supervisor or IT decides: it is applied after all, or discarded. Nothing is asked of you, and no call is held up.</source>
        <translation>يقرر المشرف أو قسم تقنية المعلومات: يُطبَّق أو يُهمل. لا يُطلب منك شيء، ولا تتأخر أي مكالمة.</translation>
    </message>
    <message>
        <source>Reason code</source>
        <translation>رمز السبب</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>القيد</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>المحاولات</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>What happens now</source>
        <translation>ما يحدث الآن</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>تفاصيل للدعم</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>جارٍ المقارنة…</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>المقارنة الآن</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>حفظ التشخيص…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the details for support</source>
        <translation>نسخ التفاصيل للدعم</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) fetched again</source>
        <translation>
            <numerusform>لم يُجلب أحد من جديد</numerusform>
            <numerusform>جُلب عميل من جديد</numerusform>
            <numerusform>جُلب عميلان من جديد</numerusform>
            <numerusform>جُلب %n عملاء من جديد</numerusform>
            <numerusform>جُلب %n عميلًا من جديد</numerusform>
            <numerusform>جُلب %n عميل من جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) were fetched again because they differed from the hub.</source>
        <translation>
            <numerusform>لم يُجلب أحد من جديد.</numerusform>
            <numerusform>جُلب عميل من جديد لأنه اختلف عن الخادم.</numerusform>
            <numerusform>جُلب عميلان من جديد لأنهما اختلفا عن الخادم.</numerusform>
            <numerusform>جُلب %n عملاء من جديد لأنهم اختلفوا عن الخادم.</numerusform>
            <numerusform>جُلب %n عميلًا من جديد لأنهم اختلفوا عن الخادم.</numerusform>
            <numerusform>جُلب %n عميل من جديد لأنهم اختلفوا عن الخادم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these colleagues must sign in here again first.</source>
        <translation>
            <numerusform>لا أحد منهم يلزمه تسجيل الدخول.</numerusform>
            <numerusform>على أحدهم أن يسجّل الدخول هنا أولًا.</numerusform>
            <numerusform>على اثنين منهم أن يسجّلا الدخول هنا أولًا.</numerusform>
            <numerusform>على %n منهم أن يسجّلوا الدخول هنا أولًا.</numerusform>
            <numerusform>على %n منهم أن يسجّلوا الدخول هنا أولًا.</numerusform>
            <numerusform>على %n منهم أن يسجّلوا الدخول هنا أولًا.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) of colleagues wait at this desk. They leave by themselves.</source>
        <translation>
            <numerusform>لا ردود لزملاء تنتظر على هذا المكتب.</numerusform>
            <numerusform>رد واحد لزميل ينتظر على هذا المكتب، ويُرسل من تلقاء نفسه.</numerusform>
            <numerusform>ردان لزملاء ينتظران على هذا المكتب، ويُرسلان من تلقاء نفسهما.</numerusform>
            <numerusform>%n ردود لزملاء تنتظر على هذا المكتب، وتُرسل من تلقاء نفسها.</numerusform>
            <numerusform>%n ردًا لزملاء تنتظر على هذا المكتب، وتُرسل من تلقاء نفسها.</numerusform>
            <numerusform>%n رد لزملاء تنتظر على هذا المكتب، وتُرسل من تلقاء نفسها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s)</source>
        <translation>
            <numerusform>لم يُحاوَل بعد</numerusform>
            <numerusform>حوول مرة</numerusform>
            <numerusform>حوول مرتين</numerusform>
            <numerusform>حوول %n مرات</numerusform>
            <numerusform>حوول %n مرة</numerusform>
            <numerusform>حوول %n مرة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Call</source>
        <translation>المكالمة</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>الصادرة</translation>
    </message>
    <message>
        <source>Outbound, number to call</source>
        <translation>الصادرة، رقم للطلب</translation>
    </message>
    <message>
        <source>Find a customer or number</source>
        <translation>ابحث عن عميل أو رقم</translation>
    </message>
    <message>
        <source>Find a customer, Ctrl K</source>
        <translation>البحث عن عميل، Ctrl K</translation>
    </message>
    <message>
        <source>Appearance and keys</source>
        <translation>المظهر والمفاتيح</translation>
    </message>
    <message>
        <source>Open the whole window, Ctrl D</source>
        <translation>فتح النافذة كاملة، Ctrl D</translation>
    </message>
    <message>
        <source>Dock beside other programs, Ctrl D</source>
        <translation>الإرساء بجانب البرامج الأخرى، Ctrl D</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>The hub does not answer</source>
        <translation>لا يجيب الخادم</translation>
    </message>
    <message>
        <source>The hub took too long to answer</source>
        <translation>تأخر الخادم في الإجابة</translation>
    </message>
    <message>
        <source>The hub cannot be reached</source>
        <translation>لا يمكن الوصول إلى الخادم</translation>
    </message>
    <message>
        <source>The line to the hub broke off</source>
        <translation>انقطع الخط مع الخادم</translation>
    </message>
    <message>
        <source>The hub is not available just now</source>
        <translation>الخادم غير متاح الآن</translation>
    </message>
    <message>
        <source>The hub&apos;s certificate is not trusted on this computer. Tell IT; nothing was sent</source>
        <translation>شهادة الخادم غير موثوقة على هذا الحاسوب. أخبر قسم تقنية المعلومات؛ لم يُرسل شيء</translation>
    </message>
    <message>
        <source>Something else answered in the hub&apos;s place (a sign-in page of the network, perhaps). Open a web page to see whether the network wants you to sign in</source>
        <translation>أجاب شيء آخر مكان الخادم (ربما صفحة دخول للشبكة). افتح صفحة ويب لترى إن كانت الشبكة تطلب تسجيل الدخول</translation>
    </message>
    <message>
        <source>The hub&apos;s answer does not fit this version of Agent Desktop. Update the older of the two</source>
        <translation>لا تلائم إجابة الخادم هذا الإصدار من Agent Desktop. حدّث الأقدم منهما</translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was sent to it; ask IT which of the two is right</source>
        <translation>يجيب في هذا العنوان الآن خادم غير السابق. لم يُرسل إليه شيء؛ اسأل قسم تقنية المعلومات أيهما الصحيح</translation>
    </message>
    <message>
        <source>This address now answers as another hub than before. Nothing was taken from it; ask IT which of the two is right</source>
        <translation>يجيب في هذا العنوان الآن خادم غير السابق. لم يُؤخذ منه شيء؛ اسأل قسم تقنية المعلومات أيهما الصحيح</translation>
    </message>
    <message>
        <source>The disk is full, so nothing more can be saved. Free some space on the disk.</source>
        <translation>القرص ممتلئ، فلا يمكن حفظ المزيد. أفرغ بعض المساحة على القرص.</translation>
    </message>
    <message>
        <source>The disk did not take or give the data. Check that it has space and is still connected.</source>
        <translation>لم يأخذ القرص البيانات أو لم يعطها. تحقق من المساحة ومن اتصاله.</translation>
    </message>
    <message>
        <source>Another program holds the file of recorded answers (a backup or a virus scanner, perhaps), so the answer was not saved. Answer again.</source>
        <translation>برنامج آخر يمسك بملف الردود (ربما نسخ احتياطي أو ماسح فيروسات)، فلم يُحفظ الرد. أجب مرة أخرى.</translation>
    </message>
    <message>
        <source>The answer could not be saved. Answer again; if it goes on, tell IT.</source>
        <translation>تعذّر حفظ الرد. أجب مرة أخرى؛ وإن استمر ذلك فأخبر قسم تقنية المعلومات.</translation>
    </message>
    <message>
        <source>Nobody is signed in, so nothing can be recorded. Sign in first.</source>
        <translation>لم يسجّل أحد الدخول، فلا يمكن تسجيل شيء. سجّل الدخول أولًا.</translation>
    </message>
    <message>
        <source>The customers saved on this device could not be read. They are being fetched from the hub again; your responses are not affected.</source>
        <translation>تعذّرت قراءة العملاء المحفوظين على هذا الجهاز. يُجلبون من الخادم مرة أخرى؛ ولا تتأثر ردودك.</translation>
    </message>
    <message>
        <source>Then answer again.</source>
        <translation>ثم أجب مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>WhoWorks</name>
    <message>
        <source>{name} has a profile on this desk already. Start the program again and choose it there.</source>
        <translation>لدى {name} ملف على هذا المكتب. أعد تشغيل البرنامج واختره هناك.</translation>
    </message>
    <message>
        <source>Profile without a name</source>
        <translation>ملف بلا اسم</translation>
    </message>
    <message>
        <source>Someone new signs in</source>
        <translation>يسجّل الدخول شخص جديد</translation>
    </message>
    <message>
        <source>Who works here now?</source>
        <translation>من يعمل هنا الآن؟</translation>
    </message>
    <message>
        <source>Each person has a profile of their own on this desk, sealed from the others.</source>
        <translation>لكل شخص ملفه على هذا المكتب، مختوم عن الآخرين.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>learnt from earlier outcomes</source>
        <translation>مستفاد من نتائج سابقة</translation>
    </message>
    <message>
        <source>an open signal</source>
        <translation>إشارة مفتوحة</translation>
    </message>
    <message>
        <source>set in the catalogue</source>
        <translation>محدَّد في الكتالوج</translation>
    </message>
    <message>
        <source>a rule of the catalogue</source>
        <translation>قاعدة في الكتالوج</translation>
    </message>
    <message>
        <source>an answer of this call</source>
        <translation>إجابة في هذه المكالمة</translation>
    </message>
    <message>
        <source>Nothing has been learnt yet: how likely each is comes from the catalogue.</source>
        <translation>لم يُستفَد شيء بعد: احتمال كل اقتراح مأخوذ من الكتالوج.</translation>
    </message>
    <message>
        <source>Learnt model {version}</source>
        <translation>النموذج المستفاد {version}</translation>
    </message>
    <message>
        <source>Likely to work</source>
        <translation>احتمال النجاح</translation>
    </message>
    <message>
        <source>Fits now</source>
        <translation>مناسب الآن</translation>
    </message>
    <message>
        <source>what just happened, and where</source>
        <translation>ما حدث للتو، وأين</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>to the customer and the company</source>
        <translation>للعميل والشركة</translation>
    </message>
    <message>
        <source>Priority set</source>
        <translation>أولوية محددة</translation>
    </message>
    <message>
        <source>by the people who run the catalogue</source>
        <translation>من القائمين على الدليل</translation>
    </message>
    <message>
        <source>{source}: raises the odds by {percent} %</source>
        <translation>{source}: يرفع الفرص بنسبة {percent}%</translation>
    </message>
    <message>
        <source>{source}: lowers the odds by {percent} %</source>
        <translation>{source}: يخفض الفرص بنسبة {percent}%</translation>
    </message>
    <message>
        <source>It continues an answer of this call</source>
        <translation>يتابع إجابة في هذه المكالمة</translation>
    </message>
    <message>
        <source>It continues “{title}”</source>
        <translation>يتابع «{title}»</translation>
    </message>
    <message>
        <source>It has to be said to this customer</source>
        <translation>يجب قوله لهذا العميل</translation>
    </message>
    <message>
        <source>It answers a signal that is open</source>
        <translation>يستجيب لإشارة مفتوحة</translation>
    </message>
    <message>
        <source>A rule of the catalogue favours it just now</source>
        <translation>قاعدة في الكتالوج ترجّحه الآن</translation>
    </message>
    <message>
        <source>It is mandatory: it comes before what is ranked by priority.</source>
        <translation>إلزامي: يأتي قبل ما يُرتَّب بالأولوية.</translation>
    </message>
    <message>
        <source>This call is in the control group: how likely each suggestion is was drawn at random, so that what was learnt can be judged.</source>
        <translation>هذه المكالمة في مجموعة المقارنة: سُحب احتمال كل اقتراح عشوائيًا ليمكن الحكم على ما تم تعلّمه.</translation>
    </message>
    <message>
        <source>drawn at random for this call</source>
        <translation>مسحوب عشوائيًا لهذه المكالمة</translation>
    </message>
    <message>
        <source>about {count} of 100 such conversations end well</source>
        <translation>نحو {count} من كل 100 محادثة كهذه تنجح</translation>
    </message>
    <message>
        <source>Drawn at random for the control group</source>
        <translation>مسحوب عشوائيًا لمجموعة المقارنة</translation>
    </message>
    <message>
        <source>Tried on this call, within what is uncertain</source>
        <translation>جُرِّب في هذه المكالمة ضمن هامش عدم اليقين</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>المتوقع</translation>
    </message>
    <message>
        <source>Other rules of the catalogue</source>
        <translation>قواعد أخرى في الكتالوج</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Less the cost</source>
        <translation>ناقص التكلفة</translation>
    </message>
    <message>
        <source>Issue: {name}</source>
        <translation>الموضوع: {name}</translation>
    </message>
    <message>
        <source>Group: {name}</source>
        <translation>المجموعة: {name}</translation>
    </message>
    <message>
        <source>This action</source>
        <translation>هذا الاقتراح</translation>
    </message>
    <message>
        <source>Decided at {time} with rules version {version}</source>
        <translation>تقرَّر في {time} بإصدار القواعد {version}</translation>
    </message>
    <message>
        <source>Considered</source>
        <translation>قيد النظر</translation>
    </message>
    <message>
        <source>Eligible</source>
        <translation>مؤهَّل</translation>
    </message>
    <message>
        <source>Allowed now</source>
        <translation>مسموح الآن</translation>
    </message>
    <message>
        <source>Why in this order</source>
        <translation>سبب هذا الترتيب</translation>
    </message>
    <message>
        <source>must be said</source>
        <translation>يجب قوله</translation>
    </message>
    <message>
        <source>What counts, the strongest first</source>
        <translation>ما يؤثر، الأقوى أولًا</translation>
    </message>
    <message>
        <source>How the priority comes about</source>
        <translation>كيف تتكوّن الأولوية</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Multiplied, they give {priority}.</source>
        <translation>حاصل ضربها {priority}.</translation>
    </message>
    <message>
        <source>Service comes first while a signal is open.</source>
        <translation>الخدمة أولًا ما دامت هناك إشارة مفتوحة.</translation>
    </message>
    <message>
        <source>It continues an answer of this customer, so it comes first.</source>
        <translation>يتابع ردًا لهذا العميل، لذا يأتي أولًا.</translation>
    </message>
    <message>
        <source>Close the explanation, Escape</source>
        <translation>إغلاق الشرح، Escape</translation>
    </message>
    <message>
        <source>How this list came about</source>
        <translation>كيف نشأت هذه القائمة</translation>
    </message>
    <message numerus="yes">
        <source>%n not eligible</source>
        <translation>
            <numerusform>الكل مؤهَّل</numerusform>
            <numerusform>واحد غير مؤهَّل</numerusform>
            <numerusform>اثنان غير مؤهَّلين</numerusform>
            <numerusform>%n غير مؤهَّلة</numerusform>
            <numerusform>%n غير مؤهَّلة</numerusform>
            <numerusform>%n غير مؤهَّلة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resting</source>
        <translation>
            <numerusform>لا مؤجَّل</numerusform>
            <numerusform>واحد مؤجَّل</numerusform>
            <numerusform>اثنان مؤجَّلان</numerusform>
            <numerusform>%n مؤجَّلة</numerusform>
            <numerusform>%n مؤجَّلة</numerusform>
            <numerusform>%n مؤجَّلة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Positive</source>
        <translation>إيجابي</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>محايد</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>سلبي</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <comment>A day of this year, such as 3 Dec</comment>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <comment>A day, such as 3 Dec 2024</comment>
        <translation>{day} {month} {year}</translation>
    </message>
    <message>
        <source>{weekday} {day}</source>
        <comment>A day of the coming week, such as Tue 24 Nov</comment>
        <translation>{weekday} {day}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يومًا</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>قبل ساعة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %n ساعات</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>الآن</numerusform>
            <numerusform>قبل دقيقة</numerusform>
            <numerusform>قبل دقيقتين</numerusform>
            <numerusform>قبل %n دقائق</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
        </translation>
    </message>
</context>
</TS>
