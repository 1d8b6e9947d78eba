namespace CCoP.Media.Tests.Features;

public sealed class NoInputBreaksIt(MediaFixture media) : HostileInput(media.HttpWith), IClassFixture<MediaFixture>
{
    /// <summary>Renditions answer everybody, with what is public or 404.</summary>
    protected override IReadOnlyList<string> Open => ["ReadRendition"];

    protected override async Task<IReadOnlyList<Caller>> CallersAsync()
    {
        var cop = await media.CopAsync();
        var (ready, awaited) = (await cop.ReadyAsync(people: 1), await cop.CreatedAsync());
        var consent = await cop.ConsentedAsync(ready);
        var known = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = ready.ToString(),
            ["cop"] = cop.Id.ToString(),
            ["copId"] = cop.Id.ToString(),
            ["UploadFile.id"] = awaited.ToString(),
            ["WithdrawItem.id"] = (await cop.CreatedAsync()).ToString(),
            ["ReadRendition.id"] = (await cop.RenditionAsync(ready)).ToString(),
            ["WithdrawConsent.id"] = consent.Id.ToString(),
            ["CreateItem.id"] = Guid.CreateVersion7().ToString(),
            ["RecordConsent.id"] = Guid.CreateVersion7().ToString(),
            ["subjectId"] = ready.ToString(),
            ["subject"] = "media",
            ["personName"] = "Another",
            ["replacesId"] = consent.Id.ToString(),
            ["code"] = consent.WithdrawalCode,
            ["language"] = "km",
            ["givenOn"] = "2026-01-01",
        };
        return [new(TestTokens.For(cop.RepresentativeId, Roles.All), known), new(TestTokens.For(cop.SafeguardingId, Roles.All), known), new(TestTokens.Machine(Scopes.All), known)];
    }
}
