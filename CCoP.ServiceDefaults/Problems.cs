using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CCoP.ServiceDefaults;

/// <summary>Every refusal as RFC 9457 problem details with a stable <c>code</c>.</summary>
public static class Problems
{
    /// <summary>The HTTP status of a refusal.</summary>
    public static int Status(Refusal refusal) => refusal switch
    {
        Refusal.Malformed => StatusCodes.Status400BadRequest,
        Refusal.NotAllowed => StatusCodes.Status403Forbidden,
        Refusal.NotAvailable => StatusCodes.Status409Conflict,
        Refusal.Gone => StatusCodes.Status410Gone,
        Refusal.Stale => StatusCodes.Status412PreconditionFailed,
        Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.WrongType => StatusCodes.Status415UnsupportedMediaType,
        Refusal.RuleBroken => StatusCodes.Status422UnprocessableEntity,
        Refusal.VersionRequired => StatusCodes.Status428PreconditionRequired,
        _ => throw new UnreachableException(),
    };

    internal static void AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            if (!problem.Extensions.ContainsKey("code"))
            {
                problem.Extensions["code"] = Code(problem);
            }
        });
    }

    private static string Code(ProblemDetails problem) => problem.Status switch
    {
        400 => "request.invalid",
        401 => "token.missing",
        403 => "role.missing",
        404 => "record.not_found",
        405 => "request.method",
        413 => "request.too_large",
        415 => "request.media_type",
        429 => "request.too_many",
        503 => "service.unavailable",
        _ => "service.error",
    };

    private sealed class ExceptionProblems(IProblemDetailsService writer, ILogger<ExceptionProblems> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
        {
            var problem = exception switch
            {
                DomainException refused => Refused(refused),
                BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Title = Sentence(bad) },
                OperationCanceledException when context.RequestAborted.IsCancellationRequested => new ProblemDetails { Status = 499 },
                _ => Unexpected(context, exception),
            };
            context.Response.StatusCode = problem.Status!.Value;
            return await writer.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
        }

        private static ProblemDetails Refused(DomainException refused)
        {
            var problem = new ProblemDetails { Status = Status(refused.Refusal), Title = refused.Message };
            problem.Extensions["code"] = refused.Code;
            foreach (var (name, value) in refused.Facts)
            {
                problem.Extensions[name] = value;
            }

            return problem;
        }

        /// <summary>The converter's own sentence where it has one; it never repeats the input.</summary>
        private static string Sentence(BadHttpRequestException bad) =>
            bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large."
            : bad.InnerException is System.Text.Json.JsonException { Path: { } path } ? $"The field {path} cannot be read: check its type and format."
            : "The request cannot be read: check its fields and their formats.";

        private ProblemDetails Unexpected(HttpContext context, Exception exception)
        {
            log.LogError(exception, "Unexpected error in {Method} {Endpoint}", context.Request.Method, context.GetEndpoint()?.DisplayName);
            return new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "Something went wrong on our side. Try again; if it stays, tell the operator the time." };
        }
    }
}
