namespace CCoP.Identity;

/// <summary>Refuses a form or an address that no browser sends: unreadable, too many fields, or null bytes, which no database takes.</summary>
internal static class CleanInput
{
    public static void UseCleanInput(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (await IsCleanAsync(context.Request, context.RequestAborted))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (context.Request.Path.StartsWithSegments("/connect/token"))
        {
            await context.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = "The form cannot be read: check its fields." }, context.RequestAborted);
        }
    });

    private static async Task<bool> IsCleanAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            var form = request.HasFormContentType ? await request.ReadFormAsync(ct) : FormCollection.Empty;
            return !request.Query.Concat(form).Any(field => HasNull(field.Key) || field.Value.Any(HasNull));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
    }

    private static bool HasNull(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
