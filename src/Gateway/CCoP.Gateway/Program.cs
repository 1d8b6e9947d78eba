using CCoP.Gateway;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTokenCheck();
builder.AddQuotas();
builder.AddSizeLimit();
builder.AddDoors();
builder.AddWholeHealth();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseSizeLimit();
app.UseRouting();
app.UseAuthentication();
app.UseTokenCheck();
app.UseQuotas();
app.UseAuthorization();

app.MapWholeHealth();
app.MapDocuments();
app.MapDoors();

app.Run();

/// <summary>Named so that tests can start the gateway.</summary>
public partial class Program;
