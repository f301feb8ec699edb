using HandlebarsDotNet;
using PluginHost.Sdk;

namespace PluginHost.Campaigns.Generators;

/// <summary>
/// A text with places to fill. It sees nothing but the words it is given: texts, lists and dictionaries of them, no object of the host or of a plugin, so the
/// library's caches hold no foreign type.
/// </summary>
internal sealed class Template
{
    private readonly Lock _lock = new();
    private readonly HandlebarsTemplate<TextWriter, object, object> _filled;
    private TemplateRun? _run;

    private Template(string text)
    {
        var library = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, FormatProvider = System.Globalization.CultureInfo.InvariantCulture });
        TemplateWords.Teach(library, () => _run!);
        using var reader = new StringReader(text);
        _filled = library.Compile(reader);
    }

    // Whatever the library throws at a strange text is a bug of nobody here: the text is refused.
    public static Result<Template> Read(string text)
    {
        var scanned = TemplateScan.Read(text);
        if (!scanned.Succeeded)
        {
            return scanned.Error;
        }

        try
        {
            return new Template(scanned.Value);
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            return Error.Invalid("template", "The template cannot be read.") with { Hint = "Check its tags: each block is closed, and each tag is a name, or a word and what it works on." };
        }
    }

    public Result<string> Fill(IReadOnlyDictionary<string, object?> words, TemplateRun run)
    {
        lock (_lock)
        {
            _run = run;
            try
            {
                using var paper = run.Paper();
                _filled(paper, words, null!);
                return run.Error is { } refused ? refused : paper.ToString()!;
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException)
            {
                return run.Error ?? Error.Invalid("template", "The template cannot be filled.") with { Hint = "One of its tags asks for something in a way that does not fit." };
            }
            finally
            {
                _run = null;
            }
        }
    }
}
