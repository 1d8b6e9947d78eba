namespace CCoP.Media.Domain;

/// <summary>
/// The consents about one subject (S12): an item, or a story that Events keeps. It has the id of its subject.
/// <para>
/// Publication is allowed when the consents that stand (those that no later consent of the same person replaced) are all valid
/// for everyone on the public web, and together speak for at least as many people as are shown; a story needs at least one. So one
/// withdrawn or expired consent closes the subject, however many others there are, until that same person gives a new one.
/// Whatever is not recorded is not allowed.
/// </para>
/// </summary>
internal sealed class ConsentRecord
{
    private readonly List<Consent> consents = [];

    private ConsentRecord()
    {
    }

    public Id<ConsentRecord> Id { get; private init; }

    public ConsentSubject Subject { get; private init; }

    public Guid CopId { get; private init; }

    /// <summary>How many people can be recognised; 0 when nobody can. At least 1 for a story.</summary>
    public int PeopleShown { get; private set; }

    public long Revision { get; private set; }

    public uint Version { get; private set; }

    public IReadOnlyList<Consent> Consents => consents;

    public static ConsentRecord OfItem(Id<MediaItem> item, Guid cop, int people) => new() { Id = new(item.Value), Subject = ConsentSubject.Media, CopId = cop, PeopleShown = people };

    public static ConsentRecord OfStory(Guid story, Guid cop) => new() { Id = new(story), Subject = ConsentSubject.Story, CopId = cop, PeopleShown = 1 };

    public ConsentChanged StatePeople(int people, DateTimeOffset now)
    {
        PeopleShown = people;
        return Changed(now);
    }

    /// <summary>Records what a person agreed to; the message is told, the code goes to the person.</summary>
    public ConsentChanged Record(Id<Consent> id, NewConsent told, WithdrawalCode code, Guid recorder, DateTimeOffset now)
    {
        var consent = Consent.Record(id, told, code, recorder, now);
        if (consent.ReplacesId is { } replaced)
        {
            var earlier = consents.Find(other => other.Id == replaced);
            Rule.Require(earlier is not null && !IsReplaced(earlier), "consent.replaced", "The consent to be replaced is not the latest one of this person here. Load the page again.");
            Rule.Require(earlier.IsOfSamePerson(consent), "consent.other_person", "Only the same person can replace a consent. Record a new one for another person.");
        }
        else
        {
            Rule.Require(
                consent.PersonName is null || !Standing.Any(consent.IsOfSamePerson),
                "consent.known_person", "There is a consent of this person here. Replace that one, so that the person is not counted twice.");
        }

        consents.Add(consent);
        return Changed(now);
    }

    /// <summary>Takes back what the person of this consent agreed to, also by the code of one that was replaced since; null when that was so before.</summary>
    public ConsentChanged? Withdraw(Id<Consent> id, ConsentWithdrawer by, Guid? person, string? reason, DateTimeOffset now)
    {
        var consent = consents.Single(consent => consent.Id == id);
        while (consents.Find(later => later.ReplacesId == consent.Id) is { } later)
        {
            consent = later;
        }

        return consent.Withdraw(by, person, reason, now) ? Changed(now) : null;
    }

    public bool AllowsPublication(DateOnly today) => Standing.All(consent => consent.AllowsPublicWeb(today)) && MissingOn(today) == 0;

    /// <summary>How many of the people shown have not agreed to the public web.</summary>
    public int MissingOn(DateOnly today) => Math.Max(0, PeopleShown - Standing.Where(consent => consent.AllowsPublicWeb(today)).Sum(consent => consent.PeopleCovered));

    public int CountOf(ConsentState state, DateOnly today) => consents.Count(consent => StateOf(consent, today) == state);

    public ConsentState StateOf(Consent consent, DateOnly today) =>
        IsReplaced(consent) ? ConsentState.Replaced
        : consent.WithdrawnAt is not null ? ConsentState.Withdrawn
        : consent.HasExpired(today) ? ConsentState.Expired
        : ConsentState.Valid;

    /// <summary>Tells its state to the other services.</summary>
    public ConsentChanged Changed(DateTimeOffset now) => new(
        Id.Value, ++Revision, Subject, AllowsPublication(PhnomPenh.Day(now)), Standing.Min(consent => consent.ExpiresOn), CopId);

    private IEnumerable<Consent> Standing => consents.Where(consent => !IsReplaced(consent));

    private bool IsReplaced(Consent consent) => consents.Exists(later => later.ReplacesId == consent.Id);
}

/// <summary>What one person, or one group, agreed to. It is never changed: it is withdrawn, or replaced by a later one.</summary>
internal sealed class Consent
{
    public const int NameLength = 200;
    public const int RoleLength = 100;
    public const int LanguageLength = 35;
    public const int ReasonLength = 1_000;

    private readonly List<WithdrawalCode> codes = [];

    private Consent()
    {
    }

    public Id<Consent> Id { get; private init; }

    public Id<ConsentRecord> RecordId { get; private init; }

    /// <summary>Null when the person wants to stay unnamed. Only those who may record consents see it.</summary>
    public string? PersonName { get; private init; }

    /// <summary>Who agreed in place of the person; null when they did themselves.</summary>
    public string? Guardian { get; private init; }

    public bool IsGroup { get; private init; }

    /// <summary>How many of the people shown it speaks for; more than one only for a group.</summary>
    public int PeopleCovered { get; private init; }

    /// <summary>The role of whoever explained it.</summary>
    public string ExplainedBy { get; private init; } = "";

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private init; } = "";

    public bool InterpreterUsed { get; private init; }

    public ConsentMethod Method { get; private init; }

    public List<ConsentChannel> Channels { get; private init; } = [];

    public ConsentAudience Audience { get; private init; }

    public DateOnly GivenOn { get; private init; }

    /// <summary>The last day on which it counts; null when it has no end.</summary>
    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>The earlier consent of the same person in whose place it stands.</summary>
    public Id<Consent>? ReplacesId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public ConsentWithdrawer? WithdrawnBy { get; private set; }

    /// <summary>The account that withdrew it for the person; null when the person did, by code.</summary>
    public Guid? WithdrawnByPerson { get; private set; }

    /// <summary>Never asked for.</summary>
    public string? WithdrawalReason { get; private set; }

    public IReadOnlyList<WithdrawalCode> Codes => codes;

    public static Consent Record(Id<Consent> id, NewConsent told, WithdrawalCode code, Guid recorder, DateTimeOffset now)
    {
        var (given, expires, language) = (told.GivenOn!.Value, told.ExpiresOn, Words.Checked(told.Language, LanguageLength, "language"));
        Rule.Shape(language.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'), "language.unknown", "Give the language as a tag such as km, kdt, csx or en.");
        Rule.Shape(given.Year >= 2000, "day.year", "Check the year of this day.", ("field", "givenOn"));
        Rule.Require(given <= PhnomPenh.Day(now), "consent.future", "A consent cannot be given on a day to come.");
        Rule.Require(expires is null || expires > given, "consent.expires_before", "A consent ends after the day on which it was given.");
        Rule.Require(told.IsGroup || told.PeopleCovered == 1, "consent.group", "Only the consent of a group speaks for more than one person.");
        Rule.Require(
            told.Audience == ConsentAudience.Everyone || !told.Channels.Contains(ConsentChannel.PublicWeb),
            "consent.audience", "Everyone sees the public web. Take it out of the channels, or let everyone be the audience.");
        return new Consent
        {
            Id = id,
            PersonName = Words.CheckedOrNone(told.PersonName, NameLength, "personName"),
            Guardian = Words.CheckedOrNone(told.Guardian, NameLength, "guardian"),
            IsGroup = told.IsGroup,
            PeopleCovered = told.PeopleCovered,
            ExplainedBy = Words.Checked(told.ExplainedBy, RoleLength, "explainedBy"),
            Language = language,
            InterpreterUsed = told.InterpreterUsed,
            Method = told.Method!.Value,
            Channels = [.. told.Channels.Distinct().Order()],
            Audience = told.Audience!.Value,
            GivenOn = given,
            ExpiresOn = expires,
            ReplacesId = told.ReplacesId is { } replaced ? new Id<Consent>(replaced) : null,
            RecordedBy = recorder,
            RecordedAt = now,
            codes = { code },
        };
    }

    /// <summary>One more code for the same consent, where the answer with the first one may have been lost.</summary>
    public void Add(WithdrawalCode code) => codes.Add(code);

    public bool HasExpired(DateOnly today) => today > ExpiresOn;

    public bool AllowsPublicWeb(DateOnly today) =>
        WithdrawnAt is null && !HasExpired(today) && Audience == ConsentAudience.Everyone && Channels.Contains(ConsentChannel.PublicWeb);

    /// <summary>As far as names can tell; somebody unnamed replaces only somebody unnamed.</summary>
    public bool IsOfSamePerson(Consent other) => string.Equals(PersonName, other.PersonName, StringComparison.OrdinalIgnoreCase) && IsGroup == other.IsGroup;

    /// <summary>False when it was withdrawn before.</summary>
    public bool Withdraw(ConsentWithdrawer by, Guid? person, string? reason, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            return false;
        }

        (WithdrawnAt, WithdrawnBy, WithdrawnByPerson, WithdrawalReason) = (now, by, person, Words.CheckedOrNone(reason, ReasonLength, "reason"));
        return true;
    }
}
