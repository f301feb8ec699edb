using System.Text;
using PluginHost.Journal;
using PluginHost.Rules.Finding;
using PluginHost.Rules.Library;
using PluginHost.Rules.Tests.Vectors;
using PluginHost.Rules.Vectors;

namespace PluginHost.Rules.Tests.Library;

/// <summary>A shelf beside which an encoder was installed.</summary>
public sealed class InstalledEncoderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pluginhost-encoded-").FullName;
    private readonly TinyModel _model = new();

    public InstalledEncoderTests() => _ = SqliteEngine.Description;

    [Fact]
    public async Task Every_text_of_the_shelf_gets_the_vectors_of_its_parts()
    {
        _model.Write().Dispose();
        await using var library = await OpenAsync();
        Assert.NotEmpty(library.Finder.Find(new Question("falling")).Answers);

        await Until(() => Stored(library) == library.File.Chunks().Count);

        Assert.Equal(0, library.File.Use(static connection => connection.Scalar($"SELECT count(*) FROM vectors WHERE name <> '{InstalledEncoder.Name}' OR length(data) % {TinyModel.Wide * sizeof(float)} <> 0")));
        Assert.NotEmpty(library.Finder.Find(new Question("how far can somebody fall without getting hurt")).Answers);
    }

    [Fact]
    public async Task A_damaged_encoder_takes_nothing_from_the_shelf()
    {
        _model.Write().Dispose();
        await File.WriteAllTextAsync(_model.In("vocab.json"), "[", Encoding.UTF8);
        await using var library = await OpenAsync();

        Assert.NotEmpty(library.Finder.Find(new Question("falling")).Answers);
        Assert.Equal(0, Stored(library));
    }

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static long Stored(RulesLibrary library) => library.File.Use(static connection => connection.Scalar("SELECT count(*) FROM vectors"));

    private static async Task Until(Func<bool> holds)
    {
        for (var look = 0; !holds(); look++)
        {
            Assert.True(look < 600, "It did not come about.");
            await Task.Delay(50);
        }
    }

    private async Task<RulesLibrary> OpenAsync()
    {
        var opened = await RulesLibrary.OpenAsync(new RulesOptions(Path.Combine(_folder, "rules"), [_folder], TimeProvider.System) { EncoderFolder = _model.Folder.FullName }, default);
        Assert.True(opened.Succeeded, opened.Error?.Message);
        return opened.Value;
    }
}
