using CCoP.Identity;
using CCoP.Identity.OpenId;
using CCoP.Identity.Pages;

var builder = WebApplication.CreateBuilder(args);
builder.AddIdentityPages();
builder.AddServiceDefaults();
builder.AddIdentityData();
builder.AddOpenIdServer();

var app = builder.Build();
app.UseForwardedHeaders();
app.UsePathBase("/identity");
app.UseRequestLocalization();
app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
app.UseExceptionHandler();
app.UseCleanInput();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealth();
Authorize.Map(app);
IssueToken.Map(app);
EndSession.Map(app);
app.MapIdentityPages();

app.Run();

/// <summary>Named so that tests can start the service.</summary>
public partial class Program;
