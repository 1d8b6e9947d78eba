namespace CCoP.Media.Contracts;

/// <summary>The API of Media. Refusals come as <see cref="ApiException"/>; <c>seen</c> is the version of the <see cref="MediaPage"/> that the person acts on.</summary>
public sealed class MediaClient(HttpClient http) : ApiClient(http)
{
    // Items

    /// <summary>The newest first.</summary>
    public Task<Page<MediaCard>> ListItemsAsync(CancellationToken ct, Guid? cop = null, MediaState? state = null, string? cursor = null, int limit = 50) =>
        GetAsync<Page<MediaCard>>($"api/media/items?limit={limit}{Query("cop", cop?.ToString())}{Query("state", state?.ToString())}{Query("cursor", cursor)}", ct);

    /// <summary>Null when there is none, or none for this reader.</summary>
    public Task<MediaPage?> ReadItemAsync(Guid id, CancellationToken ct) => FindAsync<MediaPage>($"api/media/items/{id}", ct);

    public Task<ItemCreated> CreateItemAsync(NewItem item, CancellationToken ct) => SendAsync<ItemCreated>(HttpMethod.Post, "api/media/items", item, ct);

    public Task DescribeItemAsync(Guid id, ItemDescription description, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/media/items/{id}", description, ct, seen);

    /// <summary>Sends the file as it is, once; it is ready when this returns.</summary>
    public Task UploadFileAsync(Guid id, Stream file, uint seen, CancellationToken ct) => SendFileAsync(HttpMethod.Put, $"api/media/items/{id}/file", file, seen, ct);

    public Task StatePeopleShownAsync(Guid id, PeopleStatement statement, uint seen, CancellationToken ct) => SendAsync(HttpMethod.Put, $"api/media/items/{id}/people", statement, ct, seen);

    /// <summary>Takes the whole item away for good, its files too.</summary>
    public Task WithdrawItemAsync(Guid id, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/media/items/{id}/withdraw", null, ct);

    /// <summary>The file as it was uploaded; null when there is none for this reader. Whoever calls disposes the answer.</summary>
    public Task<HttpResponseMessage?> ReadOriginalAsync(Guid id, CancellationToken ct) => OpenFileAsync($"api/media/items/{id}/original", ct);

    /// <summary>For safeguarding and auditors, the newest first.</summary>
    public Task<Page<AccessItem>> ListAccessesAsync(Guid id, CancellationToken ct, string? cursor = null, int limit = 50) =>
        GetAsync<Page<AccessItem>>($"api/media/items/{id}/accesses?limit={limit}{Query("cursor", cursor)}", ct);

    // Renditions

    /// <summary>Null when there is none for this reader; 410 <c>rendition.gone</c> when it was public once. Whoever calls disposes the answer.</summary>
    public Task<HttpResponseMessage?> ReadRenditionAsync(Guid id, CancellationToken ct) => OpenFileAsync($"api/media/renditions/{id}", ct);

    // Consents

    /// <summary>About an item, or about a story; null when nothing is recorded, or nothing for this reader.</summary>
    public Task<ConsentsPage?> ReadConsentsAsync(Guid subject, CancellationToken ct) => FindAsync<ConsentsPage>($"api/media/subjects/{subject}/consents", ct);

    /// <summary>The answer holds the withdrawal code, which is told this once.</summary>
    public Task<ConsentRecorded> RecordConsentAsync(NewConsent consent, CancellationToken ct) => SendAsync<ConsentRecorded>(HttpMethod.Post, "api/media/consents", consent, ct);

    /// <summary>Needs no reason and no version; a repeat changes nothing.</summary>
    public Task WithdrawConsentAsync(Guid id, ConsentWithdrawal withdrawal, CancellationToken ct) => SendAsync(HttpMethod.Post, $"api/media/consents/{id}/withdraw", withdrawal, ct);

    /// <summary>For the person who holds the code; 422 <c>withdrawal_code.unknown</c> for any other.</summary>
    public Task WithdrawByCodeAsync(CodeWithdrawal withdrawal, CancellationToken ct) => SendAsync(HttpMethod.Post, "api/media/withdrawals", withdrawal, ct);

    /// <summary>Tells every item and the consents about every subject again.</summary>
    public Task RepublishAsync(CancellationToken ct) => SendAsync(HttpMethod.Post, "api/media/republish", null, ct);

    private static string Query(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
