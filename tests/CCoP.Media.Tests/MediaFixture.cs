using CCoP.Media.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Servers))]

namespace CCoP.Media.Tests;

/// <summary>Media under test with a folder of its own, told by Membership of people and CoPs and by Events of outputs.</summary>
public sealed class MediaFixture(Servers servers) : IAsyncLifetime
{
    /// <summary>Small, so that tests can exceed it.</summary>
    public const int MaxBytes = 3_000_000;

    private readonly string folder = Directory.CreateTempSubdirectory("ccop-media-").FullName;
    private Host? host;

    public TestBus Bus => Service.Bus;

    public TestClock Clock => Service.Clock;

    public DateOnly Today => PhnomPenh.Day(Clock.GetUtcNow());

    public string MessagingConnection => Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("messaging")!;

    public async ValueTask InitializeAsync()
    {
        host = new Host(servers, folder);
        await host.InitializeAsync();
    }

    public MediaClient As(Guid person, params string[] roles) => new(Http(person, roles));

    public HttpClient Http(Guid person, params string[] roles) => Service.As(person, roles);

    /// <summary>A client that sends a body as it comes, and not only once it has all of it.</summary>
    public HttpClient Unbuffered(Guid person, params string[] roles)
    {
        var client = Service.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.For(person, roles));
        return client;
    }

    public HttpClient HttpWith(string? token) => token is null ? Service.CreateClient() : Service.With(token);

    /// <summary>Everybody: a caller without a token.</summary>
    public MediaClient Public => new(HttpWith(null));

    /// <summary>The site, for people who are not signed in.</summary>
    public MediaClient Site => new(Service.AsMachine(Scopes.PublicRead));

    internal Task<T> InDatabaseAsync<T>(Func<MediaDb, Task<T>> look) => Service.InDatabaseAsync(look);

    internal Task EventuallyAsync(Func<MediaDb, Task<bool>> holds, string what) => Service.EventuallyAsync(holds, what);

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.ToldAsync"/>
    public Task ToldAsync() => Service.ToldAsync();

    /// <inheritdoc cref="ServiceFixture{TProgram, TDb}.AuditOfAsync"/>
    public Task<string> AuditOfAsync(string entity) => Service.AuditOfAsync(entity);

    /// <summary>Files that are kept, by their hashes, and files that are on their way in.</summary>
    public (IReadOnlyList<string> Stored, IReadOnlyList<string> Incoming) Files() => (Names("files"), Names("incoming"));

    public async Task<Guid> PersonAsync(string role, Guid? organisation = null, Guid? cop = null)
    {
        var told = new RoleChanged(Guid.CreateVersion7(), 1, Guid.CreateVersion7(), $"Somebody {role}", role, organisation, cop, Clock.GetUtcNow().AddHours(-1), null);
        await Bus.PublishAsync(told);
        await EventuallyAsync(db => db.Roles.AnyAsync(copy => copy.Id == told.RoleId), "the role is known");
        return told.PersonId;
    }

    /// <summary>A CoP of one member, with its people.</summary>
    public async Task<TestCop> CopAsync()
    {
        var (cop, member) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Bus.PublishAsync(new CopChanged(cop, 1, $"cop-{cop:N}", new("CoP", "សហគមន៍"), CopState.Established, [member]));
        await EventuallyAsync(db => db.Cops.AnyAsync(copy => copy.Id == cop), "the CoP is known");
        return new TestCop(
            this, cop, await PersonAsync(Roles.Grantee, member, cop), await PersonAsync(Roles.Facilitator), await PersonAsync(Roles.Editor),
            await PersonAsync(Roles.Publisher), await PersonAsync(Roles.Safeguarding), await PersonAsync(Roles.Auditor));
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Host Service => host ?? throw new InvalidOperationException("The service has not been started.");

    private List<string> Names(string part) => [.. Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path))];

    private sealed class Host(Servers servers, string folder) : ServiceFixture<Program, MediaDb>(servers, MediaService.Name, builder => builder.AddMedia())
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Media:Folder", folder);
            builder.UseSetting("Media:MaxBytes", MaxBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>A CoP with a person for each duty, and the steps they take.</summary>
public sealed record TestCop(
    MediaFixture Media, Guid Id, Guid RepresentativeId, Guid FacilitatorId, Guid EditorId, Guid PublisherId, Guid SafeguardingId, Guid AuditorId)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public MediaClient Representative => Media.As(RepresentativeId, Roles.Grantee);

    public MediaClient Facilitator => Media.As(FacilitatorId, Roles.Facilitator);

    public MediaClient Editor => Media.As(EditorId, Roles.Editor);

    public MediaClient Publisher => Media.As(PublisherId, Roles.Publisher);

    public MediaClient Safeguarding => Media.As(SafeguardingId, Roles.Safeguarding);

    public MediaClient Auditor => Media.As(AuditorId, Roles.Auditor);

    public NewItem New(int people = 0, MediaKind kind = MediaKind.Photo) =>
        new(null, Id, kind, new("The women's meeting", "ការប្រជុំស្ត្រី"), new("Women sit in a circle"), IsDecorative: false, "A member of the CoP", people, "IMG_0042.JPG");

    public async Task<MediaPage> PageAsync(Guid item, MediaClient? reader = null) => (await (reader ?? Representative).ReadItemAsync(item, Ct))!;

    public async Task<Guid> CreatedAsync(NewItem? item = null) => (await Representative.CreateItemAsync(item ?? New(), Ct)).Id;

    public async Task UploadAsync(Guid item, byte[] file, MediaClient? by = null) =>
        await (by ?? Representative).UploadFileAsync(item, new MemoryStream(file), (await PageAsync(item)).Version, Ct);

    /// <summary>A picture that is whole and described.</summary>
    public async Task<Guid> ReadyAsync(int people = 0, byte[]? file = null)
    {
        var item = await CreatedAsync(New(people));
        await UploadAsync(item, file ?? TestFiles.Jpeg(800, 600));
        return item;
    }

    public NewConsent Consent(Guid subject, string? person = "Somebody Shown") => new(
        null, ConsentSubject.Media, subject, null, person, Guardian: null, IsGroup: false, 1, "facilitator", "km", InterpreterUsed: true,
        ConsentMethod.Oral, [ConsentChannel.PublicWeb, ConsentChannel.Booklet], ConsentAudience.Everyone, Media.Today.AddDays(-1), null, null);

    public Task<ConsentRecorded> ConsentedAsync(Guid subject, string? person = "Somebody Shown") => Representative.RecordConsentAsync(Consent(subject, person), Ct);

    public async Task<OutputChanged> PublishAsync(params IReadOnlyList<Guid> items)
    {
        var output = new OutputChanged(Guid.CreateVersion7(), 1, $"output-{Guid.CreateVersion7():N}", Id, null, new("A film"), OutputState.Published, items, []);
        await TellAsync(output);
        return output;
    }

    public async Task TellAsync(OutputChanged output)
    {
        await Media.Bus.PublishAsync(output);
        await Media.EventuallyAsync(db => db.Outputs.AnyAsync(copy => copy.Id == output.OutputId && copy.Revision >= output.Version), "the output is known");
    }

    /// <summary>The smallest rendition of an item.</summary>
    public async Task<Guid> RenditionAsync(Guid item) => (await PageAsync(item)).Renditions[0].Id;

    public async Task<byte[]> BytesAsync(Task<HttpResponseMessage?> opening)
    {
        using var answer = await opening;
        return await answer.ShouldNotBeNull().Content.ReadAsByteArrayAsync(Ct);
    }
}
