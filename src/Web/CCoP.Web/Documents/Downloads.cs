using System.Globalization;
using CCoP.Proposals.Contracts;
using CCoP.Web.Language;

namespace CCoP.Web.Documents;

/// <summary>Word files, in the language that the link asks for. What does not exist for the reader is not found here either.</summary>
internal static class Downloads
{
    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/proposals/{id:guid}/document", (Guid id, string? language, ProposalsClient proposals, ProposalDocument documents, CancellationToken ct) =>
            SendAsync(language, $"proposal-{id:N}", () => proposals.ReadProposalAsync(id, ct), documents.Filled)).RequireAuthorization();
        app.MapGet("/templates/{version}/document", (string version, string? language, ProposalsClient proposals, ProposalDocument documents, CancellationToken ct) =>
            SendAsync(language, $"template-{version}", () => proposals.ReadTemplateAsync(version, ct), documents.Blank)).RequireAuthorization();
    }

    private static async Task<IResult> SendAsync<T>(string? language, string name, Func<Task<T?>> read, Func<T, byte[]> write) where T : class
    {
        var chosen = language is Languages.Khmer or Languages.English ? language : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        try
        {
            if (await read() is not { } it)
            {
                return Results.NotFound();
            }

            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(chosen);
            return Results.File(write(it), WordDocument.ContentType, $"{name}-{chosen}.docx");
        }
        catch (ApiException refused)
        {
            return Results.StatusCode((int)refused.Status);
        }
    }
}
