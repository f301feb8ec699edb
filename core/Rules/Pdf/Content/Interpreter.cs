namespace PluginHost.Rules.Pdf;

/// <summary>Runs a page's operators, as far as they draw letters, lines and pictures. Every step is counted; a page that has used up its steps ends where it is.</summary>
internal sealed partial class Interpreter
{
    private const int BytesOfStep = 64;

    private readonly IPdfObjects _objects;
    private readonly FontShelf _fonts;
    private readonly RunMaker _runs;
    private readonly BoxMaker _boxes;
    private readonly MarkStack _marks;
    private readonly SavedStates _saved;
    private readonly HashSet<PdfStream> _within = [];
    private readonly double _area;
    private GraphicsState _state;
    private Matrix _text = Matrix.One;
    private Matrix _line = Matrix.One;
    private double _pictured;
    private int _steps;

    public Interpreter(IPdfObjects objects, FontShelf fonts, Matrix page, double area)
    {
        (_objects, _fonts, _area) = (objects, fonts, area);
        _steps = objects.Limits.PageSteps;
        _runs = new RunMaker(_steps / 4);
        _boxes = new BoxMaker(_steps / 16);
        _marks = new MarkStack(objects.Limits.Depth);
        _saved = new SavedStates(4 * objects.Limits.Depth);
        _state = new GraphicsState(page);
    }

    /// <summary>Whether the page had more than it may cost.</summary>
    public bool IsCut => _steps <= 0;

    public IReadOnlyList<PdfRun> Runs => _runs.Runs;

    public IReadOnlyList<PdfBox> Boxes => _boxes.Boxes;

    public double Pictured => Math.Min(1, _pictured / _area);

    public void Run(ReadOnlySpan<byte> content, PdfDictionary? resources)
    {
        var operands = new Operands();
        var lexer = new PdfLexer(content);
        while (_steps > 0 && lexer.Next() != PdfTokenKind.End)
        {
            _steps--;
            switch (lexer.Kind)
            {
                case PdfTokenKind.Number:
                    operands.Add(lexer.Number);
                    break;
                case PdfTokenKind.Name:
                    operands.Add(lexer.Name());
                    break;
                case PdfTokenKind.Text:
                    operands.Add(lexer.Text());
                    break;
                case PdfTokenKind.ArrayStart:
                    Items(ref lexer, operands);
                    break;
                case PdfTokenKind.DictionaryStart:
                    var parser = new PdfParser(content, lexer.Start, _objects.Limits.Depth, references: false);
                    operands.Dictionary = parser.Read() as PdfDictionary;
                    lexer.Position = parser.Position;
                    break;
                case PdfTokenKind.Keyword when lexer.Is("BI"u8):
                    lexer.Position = InlineImage.End(content, lexer.Position);
                    operands.Clear();
                    break;
                case PdfTokenKind.Keyword:
                    Operate(lexer.Raw, operands, resources);
                    operands.Clear();
                    break;
                default:
                    break;
            }
        }
    }

    private void Items(ref PdfLexer lexer, Operands operands)
    {
        while (_steps > 0 && lexer.Next() is not (PdfTokenKind.ArrayEnd or PdfTokenKind.End))
        {
            _steps--;
            if (lexer.Kind == PdfTokenKind.Number)
            {
                operands.Add(null, lexer.Number);
            }
            else if (lexer.Kind == PdfTokenKind.Text)
            {
                operands.Add(lexer.Text(), 0);
            }
        }
    }

    private void Operate(ReadOnlySpan<byte> name, Operands on, PdfDictionary? resources)
    {
        switch (name)
        {
            case [(byte)'q']:
                _saved.Save(_state);
                break;
            case [(byte)'Q']:
                _state = _saved.Restore(_state);
                break;
            case [(byte)'c', (byte)'m']:
                _state.Matrix = Six(on).Then(_state.Matrix);
                break;
            case [(byte)'g', (byte)'s']:
                Settings(_objects.Dictionary(_objects.Dictionary(resources, "ExtGState"), on.Name ?? ""));
                break;
            case [(byte)'D', (byte)'o']:
                Draw(_objects.Get(_objects.Dictionary(resources, "XObject"), on.Name ?? "") as PdfStream, resources);
                break;
            case [(byte)'B', (byte)'M', (byte)'C']:
                _marks.Begin(on.Name ?? "", null, null);
                break;
            case [(byte)'B', (byte)'D', (byte)'C']:
                var told = on.Dictionary ?? _objects.Dictionary(_objects.Dictionary(resources, "Properties"), on.Name ?? "");
                var actual = TextStrings.Decode(_objects.Get(told, "ActualText"));
                _steps -= actual?.Length ?? 0;
                _marks.Begin(on.First ?? "", _objects.Get(told, "MCID") is PdfNumber number ? number.Whole : null, actual);
                break;
            case [(byte)'E', (byte)'M', (byte)'C']:
                _marks.End();
                break;
            default:
                if (!Write(name, on, resources))
                {
                    Trace(name, on);
                }

                break;
        }
    }

    private void Trace(ReadOnlySpan<byte> name, Operands on)
    {
        switch (name)
        {
            case [(byte)'m']:
                _boxes.Move(_state.Matrix.Of(on[2], on[1]));
                break;
            case [(byte)'l']:
                _boxes.Line(_state.Matrix.Of(on[2], on[1]));
                break;
            case [(byte)'c' or (byte)'v' or (byte)'y']:
                _boxes.Curve(_state.Matrix.Of(on[2], on[1]));
                break;
            case [(byte)'h']:
                _boxes.Close();
                break;
            case [(byte)'r', (byte)'e']:
                _boxes.Rectangle(_state.Matrix.Of(on[4], on[3]), _state.Matrix.Of(on[4] + on[2], on[3] + on[1]));
                break;
            case [(byte)'S']:
                _boxes.Paint(fill: false, stroke: true);
                break;
            case [(byte)'s']:
                _boxes.Close();
                _boxes.Paint(fill: false, stroke: true);
                break;
            case [(byte)'f' or (byte)'F'] or [(byte)'f', (byte)'*']:
                _boxes.Paint(fill: true, stroke: false);
                break;
            case [(byte)'B'] or [(byte)'B', (byte)'*'] or [(byte)'b'] or [(byte)'b', (byte)'*']:
                _boxes.Paint(fill: true, stroke: true);
                break;
            case [(byte)'n']:
                _boxes.Forget();
                break;
            default:
                break;
        }
    }

    private void Draw(PdfStream? drawn, PdfDictionary? resources)
    {
        switch (_objects.Name(drawn?.Entries, "Subtype"))
        {
            case "Image":
                var (x, y) = _state.Matrix.Of(0, 0);
                var (right, top) = _state.Matrix.Of(1, 1);
                _pictured += Math.Min(_area, Math.Abs((right - x) * (top - y)));
                break;
            case "Form" when _within.Count < _objects.Limits.Depth && _within.Add(drawn!):
                Form(drawn!, resources);
                _within.Remove(drawn!);
                break;
            default:
                break;
        }
    }

    /// <summary>What a form opens it may leave open, and what it did not open it cannot close.</summary>
    private void Form(PdfStream form, PdfDictionary? resources)
    {
        var (state, text, line) = (_state, _text, _line);
        var (saved, marks) = (_saved.Fence(), _marks.Fence());
        _state.Matrix = (Matrix.Read(_objects.Get(form.Entries, "Matrix"), _objects) ?? Matrix.One).Then(_state.Matrix);
        var content = _objects.Decode(form);

        // A page may draw a large form again and again, and each time it is unpacked.
        _steps -= Math.Max(content.Length, form.Raw.Length) / BytesOfStep;
        Run(content.Span, _objects.Dictionary(form.Entries, "Resources") ?? resources);
        _saved.Unfence(saved);
        _marks.Unfence(marks);
        (_state, _text, _line) = (state, text, line);
    }

    private void Settings(PdfDictionary? settings)
    {
        if (_objects.Array(settings, "Font") is { Items: [var font, var size, ..] } && _objects.Resolve(font) is PdfDictionary dictionary && _objects.Resolve(size) is PdfNumber number)
        {
            _state.Font = _fonts.Of(dictionary);
            _state.Size = number.Value;
        }
    }

    private static Matrix Six(Operands on) => new(on[6], on[5], on[4], on[3], on[2], on[1]);
}
