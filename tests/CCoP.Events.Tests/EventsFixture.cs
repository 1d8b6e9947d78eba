using CCoP.Events.Data;
using CCoP.Media.Contracts;
using Microsoft.EntityFrameworkCore;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Events.Tests;

/// <summary>Events under test, told by Membership of people and CoPs, by Proposals of awards and by Media of consents.</summary>
public sealed class EventsFixture(Servers servers) : IAsyncLifetime
{
    private readonly Host host = new(servers);

    public TestBus Bus => host.Bus;

    public TestClock Clock => host.Clock;

    public DateOnly Today => PhnomPenh.Day(Clock.GetUtcNow());

    public EventsClient Importer { get; private set; } = null!;

    /// <summary>What the public site has for those who are not signed in.</summary>
    public EventsClient Everybody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        Importer = new EventsClient(host.AsMachine(Scopes.Import));
        Everybody = new EventsClient(host.AsMachine(Scopes.PublicRead));
    }

    public EventsClient As(Guid person, params string[] roles) => new(host.As(person, roles));

    public HttpClient Http(string? token = null) => token is null ? host.CreateClient() : host.With(token);

    internal Task<T> InDatabaseAsync<T>(Func<EventsDb, Task<T>> look) => host.InDatabaseAsync(look);

    internal Task EventuallyAsync(Func<EventsDb, Task<bool>> holds, string what) => host.EventuallyAsync(holds, what);

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.ToldAsync"/>
    public Task ToldAsync() => host.ToldAsync();

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.AuditOfAsync"/>
    public Task<string> AuditOfAsync(string entity) => host.AuditOfAsync(entity);

    public async Task<Guid> PersonAsync(string role, Guid? organisation = null, Guid? cop = null)
    {
        var person = Guid.CreateVersion7();
        await RoleAsync(new RoleChanged(Guid.CreateVersion7(), 1, person, "Somebody", role, organisation, cop, Clock.GetUtcNow().AddHours(-1), null));
        return person;
    }

    public async Task RoleAsync(RoleChanged told)
    {
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Roles.AnyAsync(copy => copy.Id == told.RoleId && copy.Revision == told.Version), "the role is known");
    }

    /// <summary>A CoP with one member and a person for each duty.</summary>
    public async Task<Cop> CopAsync()
    {
        var (id, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var told = new CopChanged(id, 1, $"cop-{id:N}", new("CoP"), CopState.Established, [member]);
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Cops.AnyAsync(copy => copy.Id == id), "the CoP is known");
        return new Cop(
            this, id, told.Slug, member,
            await PersonAsync(Roles.Grantee, member), await PersonAsync(Roles.Facilitator), await PersonAsync(Roles.Editor), await PersonAsync(Roles.Publisher), await PersonAsync(Roles.Safeguarding));
    }

    /// <summary>What Media tells of the consent to a subject of a CoP.</summary>
    public async Task ConsentAsync(Guid cop, Guid subject, bool allows = true, DateOnly? until = null, long version = 1)
    {
        await Bus.PublishAsync(new ConsentChanged(subject, version, ConsentSubject.Story, allows, until, cop));
        await EventuallyAsync(db => db.Consents.AnyAsync(copy => copy.Id == subject && copy.Revision >= version), "the consent is known");
    }

    public async Task MediumAsync(MediaChanged told)
    {
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Media.AnyAsync(copy => copy.Id == told.MediaId && copy.Revision >= told.Version), "the medium is known");
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private sealed class Host(Servers servers) : ServiceFixture<Program, EventsDb>(servers, EventsService.Name, builder => builder.AddEvents());
}

/// <summary>A CoP with its people, and what they do.</summary>
public sealed record Cop(
    EventsFixture Events, Guid Id, string Slug, Guid MemberId, Guid RepresentativeId, Guid FacilitatorId, Guid EditorId, Guid PublisherId, Guid SafeguardingId)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public EventsClient Representative => Events.As(RepresentativeId, Roles.Grantee);

    public EventsClient Facilitator => Events.As(FacilitatorId, Roles.Facilitator);

    public EventsClient Editor => Events.As(EditorId, Roles.Editor);

    public EventsClient Publisher => Events.As(PublisherId, Roles.Publisher);

    public EventsClient Safeguarding => Events.As(SafeguardingId, Roles.Safeguarding);

    public static GatheringBasics Basics(string title = "Screening for families", GatheringKind kind = GatheringKind.Screening) =>
        new(new(title, "ការចាក់បញ្ចាំងសម្រាប់គ្រួសារ"), kind, "KH-12", "Phnom Penh", new("A film, and a talk about it."), ["lgbtiq"], ["Department of Women's Affairs"], [new(null, new(14, 0), "Film", "CoP")]);

    public GatheringDates On(int daysFromToday, int days = 1)
    {
        var first = Events.Today.AddDays(daysFromToday);
        return new GatheringDates(null, first, first.AddDays(days - 1), days == 1 ? DatePrecision.Day : DatePrecision.Days, null, null);
    }

    public NewGathering Wanted(int daysFromToday = 0) => new(null, Id, Basics(), On(daysFromToday));

    public Task<EventsCreated> PlannedAsync(int daysFromToday = 0) => Representative.PlanGatheringAsync(Wanted(daysFromToday), Ct);

    public async Task<GatheringDesk> DeskAsync(Guid gathering) => (await Facilitator.ReadGatheringDeskAsync(gathering, Ct))!;

    public async Task<uint> SeenAsync(Guid gathering) => (await DeskAsync(gathering)).Version;

    public async Task<EventsCreated> HeldAsync()
    {
        var gathering = await PlannedAsync();
        await Representative.HoldGatheringAsync(gathering.Id, await SeenAsync(gathering.Id), Ct);
        return gathering;
    }

    /// <summary>A picture of this CoP, described and with consent.</summary>
    public async Task<Guid> PictureAsync(bool consent = true)
    {
        var id = Guid.CreateVersion7();
        await Events.MediumAsync(Picture(id));
        if (consent)
        {
            await Events.ConsentAsync(Id, id);
        }

        return id;
    }

    public MediaChanged Picture(Guid id, long version = 1, MediaState state = MediaState.Ready, LocalText? altText = null, Guid? cop = null) => new(
        id, version, cop ?? Id, MediaKind.Photo, state, new("On stage"), altText ?? new("Two people on a stage"), false, [new Rendition(Guid.CreateVersion7(), "image/webp", 640, 480, 30_000)]);

    /// <summary>A quote of this CoP, made up for the test.</summary>
    public async Task<Guid> QuoteAsync(bool consent = true, DateOnly? until = null)
    {
        var story = await Representative.TellStoryAsync(new NewStory(null, StoryKind.Quote, Id, null, new(new("The film made my aunt call me."), "A participant", null)), Ct);
        if (consent)
        {
            await Events.ConsentAsync(Id, story.Id, until: until);
        }

        return story.Id;
    }

    public static OutputDraft Draft(IReadOnlyList<Guid>? media = null, IReadOnlyList<Guid>? stories = null) => new(
        new("Love stories, seen together"), new("What the screening was like."), new("It rained.\n\nEverybody stayed."), [new(new("The film"), "https://example.org/film")], media, stories);

    /// <summary>An output that is handed over, for the publisher.</summary>
    public async Task<EventsCreated> ReadyAsync(IReadOnlyList<Guid>? media = null, IReadOnlyList<Guid>? stories = null, Guid? gathering = null)
    {
        var output = await Representative.PlanOutputAsync(new NewOutput(null, OutputKind.Article, new("Love stories"), Id, null, gathering), Ct);
        await Representative.DraftOutputAsync(output.Id, Draft(media, stories), await OutputSeenAsync(output.Id), Ct);
        await Representative.HandOverOutputAsync(output.Id, await OutputSeenAsync(output.Id), Ct);
        return output;
    }

    public async Task<EventsCreated> PublishedAsync(IReadOnlyList<Guid>? media = null, IReadOnlyList<Guid>? stories = null, Guid? gathering = null)
    {
        var output = await ReadyAsync(media, stories, gathering);
        await PublishAsync(output.Id);
        return output;
    }

    public async Task PublishAsync(Guid output) => await Publisher.PublishOutputAsync(output, await OutputSeenAsync(output), Ct);

    public async Task<OutputDesk> OutputAsync(Guid output) => (await Publisher.ReadOutputDeskAsync(output, Ct))!;

    public async Task<uint> OutputSeenAsync(Guid output) => (await OutputAsync(output)).Version;
}
