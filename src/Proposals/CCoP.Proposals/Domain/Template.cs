namespace CCoP.Proposals.Domain;

/// <summary>
/// A version of the templates (P02): the questions of a proposal, and what a budget and an agenda should think of. Published, it never
/// changes: what was written with it keeps it.
/// </summary>
internal sealed class Template
{
    private static readonly HashSet<string> Reserved = new([Content.Basics, Content.Activities, Content.Agendas, Content.Budget, Content.Members], StringComparer.Ordinal);

    private Template()
    {
    }

    /// <summary>Year and number, for example <c>2026-1</c>.</summary>
    public string Version { get; private init; } = "";

    public DateTimeOffset PublishedAt { get; private init; }

    /// <summary>Null: it came with the platform.</summary>
    public Guid? PublishedBy { get; private init; }

    public IReadOnlyList<TemplateItem> Sections { get; private init; } = [];

    public IReadOnlyList<TemplateItem> Budget { get; private init; } = [];

    public IReadOnlyList<TemplateItem> Agenda { get; private init; } = [];

    /// <summary>What the platform began with.</summary>
    public static Template First { get; } = new()
    {
        Version = "2026-1",
        PublishedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        Sections =
        [
            new("issue", new("The issue", "បញ្ហា"),
                new("What do you want to change, for whom, and how do you know it matters to them?", "តើអ្នកចង់ផ្លាស់ប្តូរអ្វី សម្រាប់អ្នកណា ហើយតើអ្នកដឹងដោយរបៀបណាថាវាសំខាន់សម្រាប់ពួកគេ?")),
            new("idea", new("The idea", "គំនិត"),
                new("What will you do together, and what do you want to find out by doing it?", "តើអ្នកនឹងធ្វើអ្វីជាមួយគ្នា ហើយតើអ្នកចង់រកឃើញអ្វីតាមរយៈការអនុវត្តនេះ?")),
            new("common-interest", new("Common interest", "ផលប្រយោជន៍រួម"),
                new("Why does it need all of you? What does each member bring?", "ហេតុអ្វីបានជាវាត្រូវការអ្នកទាំងអស់គ្នា? តើសមាជិកម្នាក់ៗចូលរួមចំណែកអ្វី?")),
            new("inclusion", new("Inclusion", "បរិយាប័ន្ន"),
                new("Who could be left out, and what will you do so that they can take part?", "តើអ្នកណាអាចត្រូវបានទុកចោល ហើយតើអ្នកនឹងធ្វើអ្វីដើម្បីឱ្យពួកគេអាចចូលរួម?")),
            new("learning", new("Learning and reflection", "ការរៀនសូត្រ និងការឆ្លុះបញ្ចាំង"),
                new("How will you look back on it together, and who should hear what you learned?", "តើអ្នកនឹងពិនិត្យមើលឡើងវិញជាមួយគ្នាដោយរបៀបណា ហើយតើអ្នកណាគួរដឹងពីអ្វីដែលអ្នកបានរៀន?")),
        ],
        Budget =
        [
            new("people", new("People who take part", "អ្នកចូលរួម"),
                new("Transport, food and lodging, and what people need to take part: interpretation, an assistant, childcare.", "ការធ្វើដំណើរ អាហារ ការស្នាក់នៅ និងអ្វីដែលចាំបាច់ដើម្បីចូលរួម៖ អ្នកបកប្រែ អ្នកជំនួយ ការមើលថែកុមារ។")),
            new("place", new("Place and equipment", "ទីកន្លែង និងឧបករណ៍"),
                new("A hall that everybody can enter, sound, screen and print.", "សាលដែលមនុស្សគ្រប់គ្នាអាចចូលបាន សំឡេង អេក្រង់ និងការបោះពុម្ព។")),
            new("making", new("Making and sharing", "ការផលិត និងការចែករំលែក"),
                new("What you make together, and what it costs to share it in Khmer and with captions.", "អ្វីដែលអ្នកផលិតជាមួយគ្នា និងតម្លៃសម្រាប់ចែករំលែកជាភាសាខ្មែរ និងមានអក្សររត់។")),
        ],
        Agenda =
        [
            new("welcome", new("Welcome", "ការស្វាគមន៍"),
                new("Who is here, what people need to take part, and what is agreed on photos.", "អ្នកណានៅទីនេះ អ្វីដែលមនុស្សត្រូវការដើម្បីចូលរួម និងការព្រមព្រៀងលើការថតរូប។")),
            new("work", new("What you do together", "អ្វីដែលធ្វើជាមួយគ្នា"),
                new("The main part, with breaks, and with who leads it.", "ផ្នែកសំខាន់ មានពេលសម្រាក និងអ្នកដឹកនាំ។")),
            new("reflection", new("Reflection", "ការឆ្លុះបញ្ចាំង"),
                new("What people take home, and what should be done next.", "អ្វីដែលមនុស្សទទួលបាន និងអ្វីដែលគួរធ្វើបន្ត។")),
        ],
    };

    /// <param name="ofTheYear">How many were published in this year before.</param>
    public static Template Publish(NewTemplate told, int ofTheYear, Guid by, DateTimeOffset now)
    {
        var template = new Template
        {
            Version = FormattableString.Invariant($"{PhnomPenh.Day(now).Year}-{ofTheYear + 1}"),
            PublishedAt = now,
            PublishedBy = by,
            Sections = Checked(told.Sections, "sections"),
            Budget = Checked(told.Budget, "budget"),
            Agenda = Checked(told.Agenda, "agenda"),
        };
        Rule.Require(template.Sections.Count > 0, "template.sections", "A proposal has at least one section.");
        Rule.Require(!template.Sections.Any(section => Reserved.Contains(section.Key)), "template.keys", "Give each item a key of its own, and none that names another part of a proposal.");
        return template;
    }

    public bool SaysTheSameAs(Template other) => Sections.SequenceEqual(other.Sections) && Budget.SequenceEqual(other.Budget) && Agenda.SequenceEqual(other.Agenda);

    private static List<TemplateItem> Checked(IReadOnlyList<TemplateItem> told, string field)
    {
        List<TemplateItem> items = [.. Words.Checked(told, field).Select(item => new TemplateItem(
            Words.Checked(item.Key, 40, "key"), Words.Checked(item.Title, Lengths.Title, "title"), Words.Checked(item.Hint, Lengths.Source, "hint")))];
        Rule.Require(items.TrueForAll(item => item.Title.Km is not null && item.Hint.Km is not null), "template.languages", "Write each item in English and in Khmer.");
        Rule.Require(items.DistinctBy(item => item.Key, StringComparer.Ordinal).Count() == items.Count, "template.keys", "Give each item a key of its own, and none that names another part of a proposal.");
        return items;
    }
}
