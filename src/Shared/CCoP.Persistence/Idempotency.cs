using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CCoP.Persistence;

/// <summary>The answer that a command gave under an <c>Idempotency-Key</c>.</summary>
internal sealed class IdempotentAnswer
{
    public required string Actor { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the path and the body, so that one key cannot stand for two requests.</summary>
    public required string Request { get; init; }

    public int Status { get; init; }

    public string? Body { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<IdempotentAnswer>
    {
        public void Configure(EntityTypeBuilder<IdempotentAnswer> builder)
        {
            builder.ToTable("idempotency");
            builder.HasKey(answer => new { answer.Actor, answer.Key });
            builder.Property(answer => answer.Actor).HasMaxLength(200);
            builder.Property(answer => answer.Key).HasMaxLength(100);
            builder.Property(answer => answer.Request).HasMaxLength(64);
        }
    }
}

/// <summary>Commands that move money happen once per <c>Idempotency-Key</c>; a repeat gets the first answer.</summary>
public static class Idempotency
{
    private const string Header = "Idempotency-Key";

    public static RouteHandlerBuilder WithIdempotency(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(RunOnceAsync);

    private static async ValueTask<object?> RunOnceAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        Rule.Shape(key.Length is > 0 and <= 100, "idempotency.missing", "Send an Idempotency-Key of up to 100 characters with this command.");

        var services = http.RequestServices;
        var db = services.GetRequiredService<ServiceDb>();
        var actor = services.GetRequiredService<CurrentUser>().Actor;
        var json = services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var request = Hash(http.Request.Path + JsonSerializer.Serialize(invocation.Arguments.Where(IsWire), json));
        var ct = http.RequestAborted;

        // The lock serialises two clicks on the same button; the second then finds the first one's answer.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({actor + "/" + key}, 0))", ct);
        if (await db.Set<IdempotentAnswer>().AsNoTracking().SingleOrDefaultAsync(answer => answer.Actor == actor && answer.Key == key, ct) is { } earlier)
        {
            Rule.Available(earlier.Request == request, "idempotency.reused", "This Idempotency-Key was used for another request. Use a new one.");
            return earlier.Body is { } body ? Results.Text(body, "application/json", Encoding.UTF8, earlier.Status) : Results.StatusCode(earlier.Status);
        }

        var result = await next(invocation);
        var inner = result.Unwrapped();
        var status = (inner as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        if (status >= StatusCodes.Status400BadRequest)
        {
            return result;
        }

        db.Add(new IdempotentAnswer
        {
            Actor = actor,
            Key = key,
            Request = request,
            Status = status,
            Body = inner is IValueHttpResult { Value: { } value } ? JsonSerializer.Serialize(value, value.GetType(), json) : null,
            At = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return result;
    }

    private static bool IsWire(object? argument) => argument?.GetType().Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) == true;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
